using System.Collections.Concurrent;
using OpenImapi.Mmc;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Every command that came to a drive, with its answer: what a failed burn is judged by.</summary>
internal sealed class CommandTrace
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>The same way to the drive, with each command written down.</summary>
    public IScsiTransport Listen(IScsiTransport transport) => new Ear(transport, this);

    public override string ToString() => string.Join('\n', lines);

    private sealed class Ear(IScsiTransport inner, CommandTrace trace) : IScsiTransport
    {
        private const int Shown = 128;

        public int MaximumTransferLength => inner.MaximumTransferLength;

        public async ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        {
            var completion = await inner.ExecuteAsync(cdb, direction, data, timeout, cancellation);
            var answer = completion.Status == ScsiStatus.Good ? "" : $" {completion.Status} {completion.Sense} {completion.Sense?.Information} {completion.Sense?.KeySpecific:X}";
            var moved = direction == DataDirection.None || cdb.Code is OperationCode.Write10 or OperationCode.Write12 or OperationCode.Read10 or OperationCode.Read12 ? ""
                : $" {(direction == DataDirection.In ? "<" : ">")} {Convert.ToHexString(data.Span[..Math.Min(direction == DataDirection.In ? completion.Transferred : data.Length, Shown)])}";
            trace.lines.Enqueue($"{cdb.Code} {cdb} {completion.Transferred}/{data.Length}{moved}{answer}");
            return completion;
        }

        public ValueTask ResetAsync(CancellationToken cancellation)
        {
            trace.lines.Enqueue("reset");
            return inner.ResetAsync(cancellation);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
