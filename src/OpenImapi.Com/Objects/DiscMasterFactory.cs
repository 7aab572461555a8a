using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Makes disc masters (MSDiscMasterObj), each with its own <see cref="DiscMaster"/>.</summary>
/// <param name="options">What they work with.</param>
[GeneratedComClass]
internal sealed unsafe partial class DiscMasterFactory(DiscMasterOptions options) : IClassFactory
{
    public int CreateInstance(void* outer, Guid* iid, void** instance)
    {
        if (instance is null)
            return Result.Pointer;
        *instance = null;
        if (iid is null)
            return Result.Pointer;
        if (outer is not null)
            return Result.NoAggregation;
        return Handing.Answer(() =>
        {
            var unknown = Handing.Reference<IDiscMaster>(new DiscMasterObject(new(options)));
            try
            {
                var result = Marshal.QueryInterface((nint)unknown, *iid, out var face);
                *instance = (void*)face;
                return result;
            }
            finally
            {
                Marshal.Release((nint)unknown);
            }
        });
    }

    /// <summary>A library that holds a runtime stays loaded in any case.</summary>
    public int LockServer(int isLocked) => Result.Ok;
}
