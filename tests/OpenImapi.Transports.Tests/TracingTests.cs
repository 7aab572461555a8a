using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests;

/// <summary>What a trace says of commands, and what it keeps to itself.</summary>
public class TracingTests
{
    [Fact]
    public async Task Questions_are_written_with_their_answers_and_content_is_not()
    {
        var (text, way) = Trace(new Answering(_ => Completion.Good(8)));
        await way.ExecuteAsync(Cdb.From(default(ReadCapacity)), DataDirection.In, new byte[8], Drive.ShortTimeout, CancellationToken.None);
        await way.ExecuteAsync(Cdb.From(new Read10(16, 1)), DataDirection.In, new byte[2048], Drive.ShortTimeout, CancellationToken.None);
        await way.ExecuteAsync(Cdb.From(new ModeSelect10(4)), DataDirection.Out, new byte[] { 1, 2, 3, 4 }, Drive.ShortTimeout, CancellationToken.None);
        await way.ExecuteAsync(Cdb.From(new Write10(0, 1)), DataDirection.Out, new byte[2048], Drive.ShortTimeout, CancellationToken.None);
        var entries = TraceReader.Read(new StringReader(text.ToString()), "trace");
        Assert.Equal(["ReadCapacity", "Read10", "ModeSelect10", "Write10"], entries.Select(entry => entry.Command));
        Assert.Equal(["5A5A5A5A5A5A5A5A", null, "01020304", null], entries.Select(entry => entry.Data));
        Assert.Equal(["in", "in", "out", "out"], entries.Select(entry => entry.Direction));
        Assert.All(entries, entry => Assert.Equal(("sr0", ScsiStatus.Good, 8), (entry.Drive, entry.Status, entry.Transferred)));
    }

    [Fact]
    public async Task Sense_is_written_in_bytes_and_words()
    {
        var (text, way) = Trace(new Answering(_ => Completion.Check(KnownSense.LossOfStreaming with { Information = 0x1234 })));
        await way.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, Memory<byte>.Empty, Drive.ShortTimeout, CancellationToken.None);
        var entry = Assert.Single(TraceReader.Read(new StringReader(text.ToString()), "trace"));
        Assert.Equal(("F00003000012340A000000000C0900000000", "3/0C/09 write error, loss of streaming"), (entry.Sense, entry.Says));
    }

    [Fact]
    public async Task A_command_that_gets_lost_is_written_too()
    {
        var (text, way) = Trace(new Answering(_ => throw new DiscException(DriveErrors.NotPresent, "It is gone.")));
        await Assert.ThrowsAsync<DiscException>(async () => await way.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, Memory<byte>.Empty, Drive.ShortTimeout, CancellationToken.None));
        Assert.Equal("It is gone.", Assert.Single(TraceReader.Read(new StringReader(text.ToString()), "trace")).Failure);
    }

    [Fact]
    public async Task A_full_disk_ends_the_trace_and_not_the_work()
    {
        var log = new TraceLog(new FullDisk(), "test", TimeProvider.System);
        await using var way = new TracingTransport(new Answering(_ => Completion.Good()), "sr0", log);
        await way.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, Memory<byte>.Empty, Drive.ShortTimeout, CancellationToken.None);
        Assert.Equal("The disk is full.", log.Failure);
    }

    private static (StringWriter Text, IScsiTransport Way) Trace(IScsiTransport inner)
    {
        var text = new StringWriter();
        return (text, new TracingTransport(inner, "sr0", new TraceLog(text, "test", TimeProvider.System)));
    }

    private sealed class Answering(Func<Cdb, Completion> answer) : IScsiTransport
    {
        public int MaximumTransferLength => 1 << 20;

        public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        {
            if (direction == DataDirection.In)
                data.Span.Fill(0x5A);
            return ValueTask.FromResult(answer(cdb));
        }

        public ValueTask ResetAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value)
        {
            if (value?.Contains("cdb", StringComparison.Ordinal) == true)
                throw new IOException("The disk is full.");
        }
    }
}
