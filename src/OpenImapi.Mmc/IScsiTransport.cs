namespace OpenImapi.Mmc;

/// <summary>One way to one drive, open: SG_IO, SPTI, iSCSI or the virtual recorder. It is one nexus, with its own unit attentions.</summary>
/// <remarks>Commands are sent one after another; a second call waits for the first.</remarks>
public interface IScsiTransport : IAsyncDisposable
{
    /// <summary>The most bytes that one command may move.</summary>
    int MaximumTransferLength { get; }

    /// <summary>Sends one command and waits for its end. A check condition is an answer, not an exception.</summary>
    /// <exception cref="Formats.DiscException">The command did not reach the drive, or its answer did not come back in time.</exception>
    ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation);

    /// <summary>Resets the logical unit, as far as the way to it allows.</summary>
    ValueTask ResetAsync(CancellationToken cancellation);
}

/// <summary>Which way a command's data go.</summary>
public enum DataDirection
{
    None,

    /// <summary>From the drive to the host.</summary>
    In,

    /// <summary>From the host to the drive.</summary>
    Out,
}
