using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The blocks of an image file or of the disc in a drive, held open while a command reads them.</summary>
internal sealed class BlockSourceLease : IAsyncDisposable
{
    private readonly IAsyncDisposable? held;

    private BlockSourceLease(IBlockSource source, IReadOnlyList<Lba>? sessions, IAsyncDisposable? held) =>
        (Source, Sessions, this.held) = (source, sessions, held);

    public IBlockSource Source { get; }

    /// <summary>The first block of each session of a disc; nothing for an image file, which has no table of them.</summary>
    public IReadOnlyList<Lba>? Sessions { get; }

    /// <exception cref="DiscException">There is no such file or drive, or it cannot be read.</exception>
    public static Task<BlockSourceLease> OpenAsync(string name, Invocation run, CancellationToken cancellation)
    {
        _ = run;
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new BlockSourceLease(new FileBlockSource(name), null, null));
    }

    public async ValueTask DisposeAsync()
    {
        (Source as IDisposable)?.Dispose();
        if (held is not null)
            await held.DisposeAsync();
    }
}
