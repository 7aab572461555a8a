using System.Collections.Immutable;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The recorders that a disc master listed at one moment.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EnumDiscRecorders(ImmutableArray<DiscRecorderObject> recorders, int position = 0)
    : Enumerator<DiscRecorderObject, nint>(recorders, position), IEnumDiscRecorders
{
    public int Next(uint count, void** wanted, uint* fetched) => Next(count, (nint*)wanted, fetched);

    protected override nint Give(DiscRecorderObject item) => (nint)Handing.Reference<IDiscRecorder>(item);

    protected override void* Copy(ImmutableArray<DiscRecorderObject> items, int position) =>
        Handing.Reference<IEnumDiscRecorders>(new EnumDiscRecorders(items, position));
}
