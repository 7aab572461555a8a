using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A volume that is being read, and which of its trees was chosen.</summary>
/// <param name="volume">The volume.</param>
/// <param name="tree">The tree.</param>
/// <param name="number">The number of the session in the list of them, where it was asked for by that.</param>
/// <param name="run">The run that reads it.</param>
internal sealed class OpenVolume(DiscVolume volume, VolumeTree tree, int? number, Invocation run)
{
    public DiscVolume Volume => volume;

    public VolumeTree Tree => tree;

    /// <summary>The session that it was opened in.</summary>
    public required VolumeLocation Place { get; init; }

    public int? Number => number;

    /// <summary>What stands above the answer of this volume, where there are several.</summary>
    public string Heading => $"Session {number}, from block {volume.Session}:";

    /// <summary>The reading mode that was asked for.</summary>
    public static ReadingMode ModeOf(Invocation run) => run.Settings.Strict ? ReadingMode.Strict : ReadingMode.Tolerant;

    /// <summary>The entry at a path of the chosen tree.</summary>
    /// <exception cref="DiscException">There is none.</exception>
    public async Task<VolumeEntry> FindAsync(string path, CancellationToken cancellation) =>
        await tree.FindAsync(path, cancellation)
        ?? throw new DiscException(VolumeErrors.NoEntry, $"There is no '{Texts.Name(path)}' on the volume '{Texts.Name(tree.Label)}'.");

    /// <summary>What is in a folder.</summary>
    public Task<List<VolumeEntry>> ListAsync(VolumeEntry folder, CancellationToken cancellation) => AllOf(tree.EnumerateAsync(folder, cancellation));

    /// <summary>Everything below a folder.</summary>
    public Task<List<VolumeEntry>> WalkAsync(VolumeEntry folder, CancellationToken cancellation) => AllOf(tree.WalkAsync(folder, cancellation));

    /// <summary>Says how many faults were met, once everything has been read.</summary>
    public void WarnOfFaults()
    {
        if (volume.Faults.Total > 0)
            run.Warn($"The volume breaks its standard in {Texts.Count(volume.Faults.Total, "place")}, first {volume.Faults[0]}; see 'imapi image verify'.");
    }

    private static async Task<List<VolumeEntry>> AllOf(IAsyncEnumerable<VolumeEntry> entries)
    {
        var all = new List<VolumeEntry>();
        await foreach (var entry in entries)
            all.Add(entry);
        return all;
    }
}
