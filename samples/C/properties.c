#include "properties.h"

#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static HRESULT print_property(IPropertyStorage *set, const STATPROPSTG *property) {
    PROPSPEC wanted;
    PROPVARIANT value;
    wanted.ulKind = PRSPEC_PROPID;
    wanted.propid = property->propid;
    HRESULT result = set->lpVtbl->ReadMultiple(set, 1, &wanted, &value);
    if (result != S_OK)
        return result;

    char *name = to_utf8(property->lpwstrName), *text = NULL;
    switch (value.vt) {
        case VT_I4: printf("      %s = %d\n", name, (int)value.lVal); break;
        case VT_UI1: printf("      %s = %u\n", name, value.bVal); break;
        case VT_BOOL: printf("      %s = %s\n", name, value.boolVal ? "yes" : "no"); break;
        case VT_BSTR: printf("      %s = %s\n", name, text = to_utf8(value.bstrVal)); break;
        default: break;
    }
    free(text);
    free(name);
    return PropVariantClear(&value);
}

HRESULT print_properties(IPropertyStorage *set) {
    IEnumSTATPROPSTG *list;
    HRESULT result = set->lpVtbl->Enum(set, &list);
    if (FAILED(result))
        return result;
    STATPROPSTG property;
    ULONG fetched;
    while ((result = list->lpVtbl->Next(list, 1, &property, &fetched)) == S_OK) {
        result = print_property(set, &property);
        CoTaskMemFree(property.lpwstrName);
        if (FAILED(result))
            break;
    }
    list->lpVtbl->Release(list);
    return FAILED(result) ? result : S_OK;
}

static HRESULT write_value(IPropertyStorage *set, const char *name, const PROPVARIANT *value) {
    PROPSPEC which;
    which.ulKind = PRSPEC_LPWSTR;
    which.lpwstr = to_utf16(name);
    HRESULT result = which.lpwstr ? set->lpVtbl->WriteMultiple(set, 1, &which, value, PID_FIRST_USABLE) : E_OUTOFMEMORY;
    free(which.lpwstr);
    return result;
}

HRESULT write_number(IPropertyStorage *set, const char *name, LONG value) {
    PROPVARIANT variant;
    memset(&variant, 0, sizeof variant);
    variant.vt = VT_I4;
    variant.lVal = value;
    return write_value(set, name, &variant);
}

HRESULT write_text(IPropertyStorage *set, const char *name, const char *value) {
    PROPVARIANT variant;
    OLECHAR *text = to_utf16(value);
    if (!text)
        return E_INVALIDARG;
    memset(&variant, 0, sizeof variant);
    variant.vt = VT_BSTR;
    variant.bstrVal = SysAllocString(text);
    HRESULT result = write_value(set, name, &variant);
    PropVariantClear(&variant);
    free(text);
    return result;
}
