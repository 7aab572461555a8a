/* Property sets by name: IPropertyStorage, as recorders and the data format have one. */
#ifndef PROPERTIES_H
#define PROPERTIES_H

#include <openimapi/imapi.h>

/* Prints every property that has a number or a text, one on a line. */
HRESULT print_properties(IPropertyStorage *set);

/* Changes one property in the set; the object that it came from learns it when it is given the set back. */
HRESULT write_number(IPropertyStorage *set, const char *name, LONG value);
HRESULT write_text(IPropertyStorage *set, const char *name, const char *value);

#endif
