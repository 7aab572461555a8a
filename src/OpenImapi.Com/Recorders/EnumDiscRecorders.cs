using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The recorders that a disc master listed at one moment. What <see cref="Next"/> does not fill is null.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EnumDiscRecorders(Snapshot<DiscRecorderObject> recorders) : IEnumDiscRecorders
{
    public int Next(uint count, void** wanted, uint* fetched)
    {
        if (fetched is not null)
            *fetched = 0;
        if (fetched is null && count != 1 || wanted is null && count > 0)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            var taken = recorders.Take(count);
            for (var i = 0; i < (long)count; i++)
                wanted[i] = i < taken.Length ? Handing.Reference<IDiscRecorder>(taken[i]) : null;
            if (fetched is not null)
                *fetched = (uint)taken.Length;
            return taken.Length == count ? Result.Ok : Result.False;
        });
    }

    public int Skip(uint count) => recorders.Skip(count) ? Result.Ok : Result.False;

    public int Reset()
    {
        recorders.Reset();
        return Result.Ok;
    }

    public int Clone(void** copy)
    {
        if (copy is null)
            return Result.Pointer;
        *copy = null;
        return Handing.Answer(() =>
        {
            *copy = Handing.Reference<IEnumDiscRecorders>(new EnumDiscRecorders(recorders.Clone()));
            return Result.Ok;
        });
    }
}
