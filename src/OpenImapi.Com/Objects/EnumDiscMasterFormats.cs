using System.Collections.Immutable;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The identifiers of a disc master's formats.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EnumDiscMasterFormats(ImmutableArray<Guid> formats, int position = 0)
    : Enumerator<Guid, Guid>(formats, position), IEnumDiscMasterFormats
{
    protected override Guid Give(Guid item) => item;

    protected override void* Copy(ImmutableArray<Guid> items, int position) =>
        Handing.Reference<IEnumDiscMasterFormats>(new EnumDiscMasterFormats(items, position));
}
