using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>
/// A .bin of raw sectors of 2,352 bytes and the .cue that says where its tracks lie. Pre-gaps within a session stand in the .bin;
/// lead-outs and lead-ins between sessions do not, and the sheet tells their lengths as rippers do (REM LEAD-OUT, LEAD-IN, PREGAP).
/// </summary>
internal sealed class CueExport(Disc disc, ExportFiles output, IProgress<BlockCount>? progress)
{
    private const int SectorsAtOnce = 256;
    private readonly byte[] blocks = new byte[SectorsAtOnce * BlockSizes.UserData];
    private readonly byte[] sectors = new byte[SectorsAtOnce * BlockSizes.Raw];
    private BlockCount written;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        DiscTrack[] tracks = [.. disc.State.Tracks.Where(track => !track.Readable.IsEmpty)];
        var sheet = new StringBuilder();
        for (var i = 0; i < tracks.Length; i++)
        {
            var (track, previous, next) = (tracks[i], tracks.ElementAtOrDefault(i - 1), tracks.ElementAtOrDefault(i + 1));
            if (previous is null || previous.Session != track.Session)
                Begin(sheet, track, previous);
            var index = written;
            if (previous is not null && previous.Session == track.Session)
                index += track.Start - previous.End;
            Describe(sheet, track, gap: written, index);
            var from = index == written ? track.Start : track.Start - (index - written);
            await WriteSectorsAsync(Extent.Between(from, next is null ? track.Readable.End : track.End), cancellation);
        }

        await RandomAccess.WriteAsync(output.Sheet, Encoding.UTF8.GetBytes(sheet.ToString()), 0, cancellation);
    }

    /// <summary>The lines between two sessions, or at the top.</summary>
    private void Begin(StringBuilder sheet, DiscTrack track, DiscTrack? previous)
    {
        var single = disc.State.Tracks.All(other => other.Session == track.Session);
        if (previous is not null)
            sheet.Append($"REM LEAD-OUT {Time(new(previous.Session == 1 ? CdRules.FirstLeadOut : CdRules.LaterLeadOut))}\n");
        if (!single)
            sheet.Append($"REM SESSION {track.Session:00}\n");
        if (previous is not null)
            sheet.Append($"REM LEAD-IN {Time(new(CdRules.LeadIn))}\nREM PREGAP {Time(new(CdRules.Pregap))}\n");
        else
            sheet.Append($"FILE \"{output.ImageName}\" BINARY\n");
    }

    private static void Describe(StringBuilder sheet, DiscTrack track, BlockCount gap, BlockCount index)
    {
        sheet.Append($"  TRACK {track.Number:00} MODE1/2352\n");
        if (gap != index)
            sheet.Append($"    INDEX 00 {Time(gap)}\n");
        sheet.Append($"    INDEX 01 {Time(index)}\n");
    }

    private async Task WriteSectorsAsync(Extent extent, CancellationToken cancellation)
    {
        for (var at = extent.Start; at < extent.End;)
        {
            var count = (int)BlockCount.Min(extent.End - at, new(SectorsAtOnce)).Value;
            disc.Read(at, blocks.AsSpan(0, count * BlockSizes.UserData));
            for (var i = 0; i < count; i++)
                Mode1Sector.Write(at + new BlockCount(i), blocks.AsSpan(i * BlockSizes.UserData), sectors.AsSpan(i * BlockSizes.Raw));
            await RandomAccess.WriteAsync(output.Image, sectors.AsMemory(0, count * BlockSizes.Raw), written.Bytes(BlockSizes.Raw), cancellation);
            written += new BlockCount(count);
            at += new BlockCount(count);
            progress?.Report(written);
        }
    }

    /// <summary>A length or a place in the file: minutes, seconds and frames from 00:00:00.</summary>
    private static string Time(BlockCount blocks) => Msf.From(Lba.Zero + blocks - new BlockCount(Msf.Offset)).ToString();
}
