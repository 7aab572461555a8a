using System.Runtime.CompilerServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Reads the content of every file of a volume, so that blocks that cannot be read are found and their files named.</summary>
/// <remarks>
/// Each block is read once, in order of address, whichever and how many files claim it. Memory grows with the number of files (16 bytes
/// for each extent), never with their size.
/// </remarks>
public sealed class ContentCheck
{
    private readonly DiscVolume volume;
    private readonly List<UnreadableContent> kept = [];
    private ExtentMap shown = new([]);
    private long files;
    private long notHere;
    private long damaged;
    private bool lost;

    private ContentCheck(DiscVolume volume) => this.volume = volume;

    /// <summary>Reads all files of the volume of one session, in all its trees.</summary>
    /// <param name="source">Blocks of 2,048 bytes, addressed as on the disc.</param>
    /// <param name="session">The session's first block.</param>
    /// <param name="progress">Told how many bytes were read, after each MiB.</param>
    /// <param name="cancellation">Ends the check between two MiB.</param>
    /// <exception cref="DiscException">There is no volume, a directory cannot be read, or the source is gone.</exception>
    public static async ValueTask<ContentReport> ReadAsync(
        IBlockSource source, Lba session = default, IProgress<ContentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var check = new ContentCheck(await DiscVolume.OpenAsync(source, session, ReadingMode.Tolerant, cancellation));
        var claimed = await check.ClaimedAsync(cancellation);
        var reader = new ContentReader(source, progress);
        await reader.ReadAsync(claimed.Runs, cancellation);
        if (reader.Unreadable.Count > 0 || check.lost || !claimed.Runs.All(source.Extent.Contains))
            await check.NameAsync(reader.Unreadable, cancellation);
        return new()
        {
            FilesRead = check.files - check.damaged,
            BytesRead = reader.Read.Bytes(),
            FilesNotHere = check.notHere,
            FilesUnreadable = check.damaged,
            Unreadable = check.kept,
        };
    }

    /// <summary>The blocks of all files that are to be read here.</summary>
    private async ValueTask<ExtentMap> ClaimedAsync(CancellationToken cancellation)
    {
        var claims = new List<Extent>();
        foreach (var tree in volume.Trees)
        {
            await foreach (var file in FilesAsync(tree, cancellation))
                Claim(file, claims);
            if (tree == volume.Best)
                shown = new([.. claims]);
        }

        return new(claims);
    }

    private void Claim(VolumeEntry file, List<Extent> claims)
    {
        if (!IsHere(file))
        {
            notHere++;
            return;
        }

        files++;
        lost |= file is UdfEntry { Unreadable: not null };
        claims.AddRange(file.Sections.Select(section => section.Extent).Where(extent => !extent.IsEmpty));
    }

    /// <summary>The files of a tree; of another than the best, those whose blocks the best does not show.</summary>
    private async IAsyncEnumerable<VolumeEntry> FilesAsync(VolumeTree tree, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in tree.WalkAsync(cancellation: cancellation))
            if (entry.Kind == SourceKind.File && (tree == volume.Best || (IsHere(entry) && !entry.Sections.All(section => shown.Holds(section.Extent)))))
                yield return entry;
    }

    /// <summary>A file that begins before the image lies in an earlier session; one that ends behind it was cut off.</summary>
    private bool IsHere(VolumeEntry file) => file.Unreadable is null
        || (file.IsOutside && file.Sections.All(section => section.Extent.IsEmpty || section.Extent.Start >= volume.Source.Extent.Start));

    private async ValueTask NameAsync(IReadOnlyList<UnreadableRun> unreadable, CancellationToken cancellation)
    {
        foreach (var tree in volume.Trees)
            await foreach (var file in FilesAsync(tree, cancellation))
                Name(file, unreadable);
    }

    private void Name(VolumeEntry file, IReadOnlyList<UnreadableRun> unreadable)
    {
        if (!IsHere(file))
            return;
        var parts = file is UdfEntry { Unreadable: { } reason } ? [new(default, reason)]
            : file.Sections.SelectMany(section => Parts(section.Extent, unreadable)).Take(ContentReport.MaximumKept).ToList();
        if (parts.Count == 0)
            return;
        damaged++;
        kept.AddRange(parts.Take(ContentReport.MaximumKept - kept.Count).Select(part => new UnreadableContent(file.Path, part.Extent, part.Reason)));
    }

    /// <summary>What cannot be read of an extent.</summary>
    private IEnumerable<UnreadableRun> Parts(Extent extent, IReadOnlyList<UnreadableRun> unreadable)
    {
        foreach (var run in unreadable)
            if (run.Extent.Overlaps(extent))
                yield return run with { Extent = Common(run.Extent, extent) };
        var end = volume.Source.Extent.End;
        if (!extent.IsEmpty && extent.End > end)
            yield return new(Extent.Between(extent.Start > end ? extent.Start : end, extent.End), $"The image ends at block {end}.");
    }

    private static Extent Common(Extent left, Extent right) =>
        Extent.Between(left.Start > right.Start ? left.Start : right.Start, left.End < right.End ? left.End : right.End);
}
