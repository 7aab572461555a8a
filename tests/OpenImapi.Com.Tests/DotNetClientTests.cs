using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>IDiscMaster as a .NET program declares it, as far as it is needed here.</summary>
[GeneratedComInterface, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
internal partial interface IDeclaredDiscMaster
{
    void Open();
}

/// <summary>A sink as a .NET program declares it, as far as it is needed here.</summary>
[GeneratedComInterface, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E")]
internal partial interface IDeclaredEvents
{
    [PreserveSig]
    unsafe int QueryCancel(byte* cancel);
}

[GeneratedComClass]
internal sealed partial class CancellingSink : IDeclaredEvents
{
    public unsafe int QueryCancel(byte* cancel)
    {
        *cancel = 1;
        return Result.Ok;
    }
}

/// <summary>A .NET program that declares IMAPI's interfaces itself and runs on the very runtime that the library runs on.</summary>
public sealed unsafe class DotNetClientTests
{
    [Fact]
    public void Its_declaration_of_an_interface_fits_our_object()
    {
        using var bench = new MasterBench();
        var master = ComInterfaceMarshaller<IDeclaredDiscMaster>.ConvertToManaged(bench.Master.Face)!;
        master.Open();
        Assert.Equal(ImapiErrors.AlreadyOpen.HResult, Assert.Throws<COMException>(master.Open).HResult);
        ((ComObject)(object)master).FinalRelease();
    }

    [Fact]
    public void Our_declaration_of_an_interface_fits_its_object()
    {
        var reference = ComInterfaceMarshaller<IDeclaredEvents>.ConvertToUnmanaged(new CancellingSink());
        using (var sink = ClientSink.Of(reference, new CallLine()))
            Assert.True(sink.QueryCancel());
        Assert.Equal(0, Marshal.Release((nint)reference));
    }
}
