using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>What a client's sink hears, answers and keeps.</summary>
public sealed unsafe class ClientSinkTests : IDisposable
{
    private readonly HostileSink client = new();

    private readonly nint reference;

    public ClientSinkTests() => reference = new StrategyBasedComWrappers().GetOrCreateComInterfaceForObject(client, CreateComInterfaceFlags.None);

    [Theory]
    [InlineData(0, 1u, true)]
    [InlineData(0, 0x00000000u, false)]
    [InlineData(0, 0xFFFFFF00u, false)]
    [InlineData(0, 0xFFFFFFFFu, true)]
    [InlineData(unchecked((int)0x80004001), 1u, false)]
    public void The_first_byte_cancels_where_the_sink_succeeds_though_it_writes_four(int result, uint bytes, bool cancels)
    {
        (client.Result, client.Bytes) = (result, bytes);
        using var sink = ClientSink.Of((void*)reference, new());
        Assert.Equal(cancels, sink.QueryCancel());
    }

    [Fact]
    public void Numbers_beyond_32_bits_keep_their_ratio()
    {
        using var sink = ClientSink.Of((void*)reference, new());
        sink.NotifyAddProgress(1L << 32, 1L << 33);
        sink.NotifyBlockProgress(3, 4);
        Assert.Equal([(1 << 29, 1 << 30), (3, 4)], client.Heard);
    }

    [Fact]
    public void A_sink_that_is_let_go_gets_its_reference_back_and_hears_nothing_more()
    {
        var sink = ClientSink.Of((void*)reference, new());
        sink.NotifyBlockProgress(1, 2);
        sink.Dispose();
        Assert.Equal(1, Count());
        sink.NotifyBlockProgress(2, 2);
        Assert.False(sink.QueryCancel());
        Assert.Equal([(1, 2)], client.Heard);
    }

    [Fact]
    public void An_object_that_is_no_sink_is_refused_and_not_kept()
    {
        using var stream = new ForeignStream([]);
        Assert.Throws<InvalidCastException>(() => ClientSink.Of(stream.Reference, new()));
        Assert.Equal(1u, stream.Count);
    }

    public void Dispose() => Marshal.Release(reference);

    private int Count()
    {
        Marshal.AddRef(reference);
        return Marshal.Release(reference);
    }
}

/// <summary>Answers QueryCancel with four bytes and any result, and every event with a failure.</summary>
[GeneratedComClass]
internal sealed unsafe partial class HostileSink : IDiscMasterProgressEvents
{
    public int Result { get; set; }

    public uint Bytes { get; set; }

    public List<(int Completed, int Total)> Heard { get; } = [];

    public int QueryCancel(byte* cancel)
    {
        *(uint*)cancel = Bytes;
        return Result;
    }

    public int NotifyPnPActivity() => Com.Result.Fail;

    public int NotifyAddProgress(int completed, int total) => Hear(completed, total);

    public int NotifyBlockProgress(int completed, int total) => Hear(completed, total);

    public int NotifyTrackProgress(int current, int total) => Hear(current, total);

    public int NotifyPreparingBurn(int estimatedSeconds) => Com.Result.Fail;

    public int NotifyClosingDisc(int estimatedSeconds) => Com.Result.Fail;

    public int NotifyBurnComplete(int status) => Com.Result.Fail;

    public int NotifyEraseComplete(int status) => Com.Result.Fail;

    private int Hear(int completed, int total)
    {
        Heard.Add((completed, total));
        return Com.Result.Fail;
    }
}
