using System.Buffers;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi;

/// <summary>The content that one call stages: the files of a tree one after another, behind what other calls have staged.</summary>
internal sealed class StashBatch(RecorderStash stash, StashFile kept)
{
    private const int BufferLength = 1 << 20;

    /// <summary>Bytes that the system copies between two looks at whether to go on.</summary>
    private const long MostAtOnce = 16 << 20;

    /// <summary>Files of so many bytes start where a file system that can share blocks can do so.</summary>
    private const int AlignedFrom = 64 << 10;

    private const int Alignment = 4096;

    private readonly List<(NodeIndex File, StashedContent Place)> files = [];
    private long end = kept.Length;
    private long total;

    /// <summary>The same tree with its files in the stash. Nothing is copied yet; files that lie on the disc stay there.</summary>
    public SourceTree Reserve(SourceTree content) => content.WithContent(PlaceOf);

    /// <summary>Copies every reserved file.</summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTENOUGHDISKFORSTASH before anything is copied, IMAPI_E_FILEACCESS while copying, or the source's own error.
    /// </exception>
    public async ValueTask CopyAsync(SourceTree content, IProgress<(long Completed, long Total)> progress, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferLength, total));
        try
        {
            var target = kept.Open();
            stash.RequireRoom(end - kept.Length);
            using var source = new SourceReader(content);
            var done = 0L;
            progress.Report((0, total));
            foreach (var (file, place) in files)
                for (long at = 0, count; at < place.Length; at += count)
                {
                    cancellation.ThrowIfCancellationRequested();
                    count = await source.CopyAsync(file, at, Math.Min(MostAtOnce, place.Length - at), target, place.Offset + at, buffer, cancellation);
                    progress.Report((done += count, total));
                }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw stash.Unwritable(fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Keeps what this call staged.</summary>
    public void Keep() => kept.Keep(end);

    /// <summary>Removes what this call staged.</summary>
    public void Discard() => stash.Discard(kept);

    private FileContent PlaceOf(SourceNode node)
    {
        if (node.Recorded is { } recorded)
            return recorded;
        if (node.Length >= AlignedFrom)
            end = (end + Alignment - 1) / Alignment * Alignment;
        var place = new StashedContent(kept.Path, end, node.Length, node.Description, node.Modified);
        files.Add((node.Index, place));
        end += node.Length;
        total += node.Length;
        return place;
    }
}
