using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>A drive as a logical unit of a target: how a session that asks for it gets its way to it.</summary>
public sealed class IscsiUnit
{
    private readonly Func<CancellationToken, ValueTask<IScsiTransport>> open;

    private IscsiUnit(Func<CancellationToken, ValueTask<IScsiTransport>> open) => this.open = open;

    /// <summary>A drive that can be opened several times: each session is a nexus of its own.</summary>
    /// <param name="open">Opens a way; the session that asked disposes of it.</param>
    public static IscsiUnit PerSession(Func<CancellationToken, ValueTask<IScsiTransport>> open) => new(open);

    /// <summary>A drive with one way to it, which the sessions share and which stays open. READ and WRITE that are longer than the way takes are divided.</summary>
    /// <param name="drive">The way; its owner disposes of it after the target.</param>
    public static IscsiUnit Shared(IScsiTransport drive)
    {
        var shared = new SharedWay(new DividingWay(drive, TimeProvider.System));
        return new(_ => ValueTask.FromResult(shared.Open()));
    }

    internal ValueTask<IScsiTransport> OpenAsync(CancellationToken cancellation) => open(cancellation);
}
