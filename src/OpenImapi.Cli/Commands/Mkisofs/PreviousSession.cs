using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The session that -M goes on with, held open while its files are read again.</summary>
internal sealed class PreviousSession : IAsyncDisposable
{
    private readonly BlockSourceLease lease;
    private readonly DiscVolume volume;

    private PreviousSession(BlockSourceLease lease, DiscVolume volume) => (this.lease, this.volume) = (lease, volume);

    /// <summary>Opens it; nothing where -M was not said.</summary>
    /// <exception cref="DiscException">There is no volume where -C says, or -C is missing.</exception>
    public static async Task<PreviousSession?> OpenAsync(MkisofsOrder order, Invocation run, CancellationToken cancellation)
    {
        if (order.Previous is not { } image)
            return null;
        if (order.Sessions is not { } sessions)
            throw UsageFault.Of("-M needs -C: where the last session begins, and where this one will.", "Ask the drive with 'imapi media', or wodim with -msinfo.");
        var blocks = await BlockSourceLease.OpenAsync(image, run, cancellation);
        try
        {
            return new(blocks, await DiscVolume.OpenAsync(blocks.Source, new(sessions.Last), ReadingMode.Tolerant, cancellation));
        }
        catch
        {
            await blocks.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes its files into the tree of the new session, where they stay as they lie.</summary>
    public ValueTask AddToAsync(SourceTree tree, CancellationToken cancellation) => volume.AddToAsync(tree, cancellation);

    public ValueTask DisposeAsync() => lease.DisposeAsync();
}
