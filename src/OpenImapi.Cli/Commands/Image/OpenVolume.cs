using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A volume that is being read, and what must be closed after it.</summary>
internal sealed class OpenVolume : IAsyncDisposable
{
    private readonly BlockSourceLease lease;
    private readonly Invocation run;

    private OpenVolume(BlockSourceLease lease, IsoVolume volume, IsoTree tree, Invocation run) =>
        (this.lease, Volume, Tree, this.run) = (lease, volume, tree, run);

    public IsoVolume Volume { get; }

    /// <summary>The tree that was chosen.</summary>
    public IsoTree Tree { get; }

    /// <summary>Opens the volume of an image file or of the disc in a drive.</summary>
    /// <exception cref="DiscException">There is none, or it has no such tree.</exception>
    public static Task<OpenVolume> OpenAsync(VolumeChoice choice, Invocation run, CancellationToken cancellation) =>
        OpenAsync(choice, run, run.Settings.Strict ? ReadingMode.Strict : ReadingMode.Tolerant, cancellation);

    /// <inheritdoc cref="OpenAsync(VolumeChoice, Invocation, CancellationToken)"/>
    public static async Task<OpenVolume> OpenAsync(VolumeChoice choice, Invocation run, ReadingMode mode, CancellationToken cancellation)
    {
        var blocks = await BlockSourceLease.OpenAsync(choice.Image, run, cancellation);
        try
        {
            var (source, session) = choice.Session is { } asked ? new VolumeLocation(blocks.Source, asked)
                : blocks.Sessions is { } sessions ? await VolumeLocator.FindAsync(blocks.Source, sessions, cancellation)
                : await VolumeLocator.FindAsync(blocks.Source, cancellation);
            var volume = await IsoVolume.OpenAsync(source, session, mode, cancellation);
            return new(blocks, volume, TreeOf(volume, choice), run);
        }
        catch
        {
            await blocks.DisposeAsync();
            throw;
        }
    }

    /// <summary>The entry at a path of the chosen tree.</summary>
    /// <exception cref="DiscException">There is none.</exception>
    public async Task<VolumeEntry> FindAsync(string path, CancellationToken cancellation) =>
        await Tree.FindAsync(path, cancellation)
        ?? throw new DiscException(VolumeErrors.NoEntry, $"There is no '{Texts.Name(path)}' on the volume '{Texts.Name(Tree.Label)}'.");

    /// <summary>Says how many faults were met, once everything has been read.</summary>
    public void WarnOfFaults()
    {
        if (Volume.Faults.Total > 0)
            run.Warn($"The volume breaks its standard in {Texts.Count(Volume.Faults.Total, "place")}, first {Volume.Faults[0]}; see 'imapi image verify'.");
    }

    public ValueTask DisposeAsync() => lease.DisposeAsync();

    private static IsoTree TreeOf(IsoVolume volume, VolumeChoice choice) => choice.Tree switch
    {
        VolumeTreeKind.Iso9660 => volume.Iso,
        VolumeTreeKind.Joliet => volume.Joliet ?? throw new DiscException(VolumeErrors.NoEntry,
            $"{choice.Image} has no Joliet tree.", "Leave out --tree, or say --tree iso9660."),
        _ => volume.Default,
    };
}
