using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>A drive whose every answer a test decides; it keeps what it was sent.</summary>
public sealed class ScriptedTransport(Func<Cdb, Memory<byte>, Completion> answer) : IScsiTransport
{
    public List<Cdb> Sent { get; } = [];

    public int MaximumTransferLength { get; init; } = 64 << 10;

    public Drive Drive => new(this, new("test:0", "test", Guid.Empty));

    public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        Sent.Add(cdb);
        return ValueTask.FromResult(answer(cdb, data));
    }

    public ValueTask ResetAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
