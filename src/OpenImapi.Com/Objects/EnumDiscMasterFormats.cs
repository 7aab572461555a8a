using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The formats of a disc master. What <see cref="Next"/> does not fill is zero.</summary>
[GeneratedComClass]
internal sealed unsafe partial class EnumDiscMasterFormats(Snapshot<Guid> formats) : IEnumDiscMasterFormats
{
    public int Next(uint count, Guid* wanted, uint* fetched)
    {
        if (fetched is not null)
            *fetched = 0;
        if (fetched is null && count != 1 || wanted is null && count > 0)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            var taken = formats.Take(count);
            for (var i = 0; i < (long)count; i++)
                wanted[i] = i < taken.Length ? taken[i] : default;
            if (fetched is not null)
                *fetched = (uint)taken.Length;
            return taken.Length == count ? Result.Ok : Result.False;
        });
    }

    public int Skip(uint count) => formats.Skip(count) ? Result.Ok : Result.False;

    public int Reset()
    {
        formats.Reset();
        return Result.Ok;
    }

    public int Clone(void** copy)
    {
        if (copy is null)
            return Result.Pointer;
        *copy = null;
        return Handing.Answer(() =>
        {
            *copy = Handing.Reference<IEnumDiscMasterFormats>(new EnumDiscMasterFormats(formats.Clone()));
            return Result.Ok;
        });
    }
}
