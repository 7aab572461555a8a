using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A factory: a layout and its blocks become a pressed disc.</summary>
internal sealed class Pressing
{
    private const int BlocksAtOnce = 256;

    /// <summary>User data of form 1 with the sub-header of plain data.</summary>
    private static readonly WriteParameters PlainXa = new() { TrackMode = 4, DataBlockType = DataBlockTypes.Mode2Form1, SubHeader = (uint)Submode.Data << 8 };

    private readonly DiscLayout layout;
    private readonly IBlockSource source;

    public Pressing(DiscLayout layout, IBlockSource source)
    {
        (this.layout, this.source) = (layout, source);
        if (!layout.Tracks.Any())
            throw new DiscException(VirtualErrors.ImageUnfit, "The layout has no track.");
        if (!IsWhole && layout.Tracks.Any(track => track.Form is BlockForm.Audio or BlockForm.Mode2))
            throw new DiscException(VirtualErrors.ImageUnfit, $"Audio and Mode 2 need blocks of 2,352 bytes; these have {source.BlockSize}.");
        var end = layout.Sessions[^1].LeadOut - Lba.Zero;
        var kind = IsWhole ? MediumKind.Find("cd-rom")! : MediumKinds.PressedFor(end);
        if (kind is null || !DiscState.Blank.After(History).IsPossibleOn(kind))
            throw new DiscException(VirtualErrors.ImageUnfit, $"No pressed disc can hold {layout.Tracks.Count()} tracks that end at block {end}.");
        Kind = kind;
    }

    public MediumKind Kind { get; }

    private bool IsWhole => source.BlockSize == BlockSizes.Raw;

    /// <summary>What the disc's history is.</summary>
    public IReadOnlyList<DiscEvent> History => [.. layout.Sessions.Select(Session)];

    /// <summary>The history of a disc of one data track.</summary>
    public static IReadOnlyList<DiscEvent> OneTrack(BlockCount length) =>
    [
        new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, length.Value), new TrackClosed(1, 0), new SessionClosed(Final: true, OneTrack: false),
    ];

    /// <summary>Fills the disc's blocks.</summary>
    public async ValueTask WriteAsync(DiscBlocks blocks, CancellationToken cancellation)
    {
        foreach (var track in layout.Tracks)
        {
            if (!source.Extent.Contains(track.Extent))
                throw new DiscException(VirtualErrors.ImageUnfit, $"Track {track.Number} lies at {track.Extent}; the source has blocks {source.Extent}.");
            var from = track.Extent.Start - track.Pregap;
            from = from > source.Extent.Start ? from : source.Extent.Start;
            await CopyAsync(blocks, track, Extent.Between(from, track.Extent.End), cancellation);
        }
    }

    private async ValueTask CopyAsync(DiscBlocks blocks, TrackLayout track, Extent extent, CancellationToken cancellation)
    {
        var buffer = new byte[BlocksAtOnce * source.BlockSize];
        for (var at = extent.Start; at < extent.End;)
        {
            var count = BlockCount.Min(extent.End - at, new(BlocksAtOnce));
            var piece = buffer.AsMemory(0, (int)count.Bytes(source.BlockSize));
            await source.ReadAsync(at, piece, cancellation);
            if (IsWhole || track.Form == BlockForm.Mode1)
                blocks.Write(IsWhole ? BlockArea.Sectors : BlockArea.UserData, at, piece.Span);
            else
                blocks.Write(BlockArea.Sectors, at, XaSectors.Of(at, piece.Span, PlainXa));
            at += count;
        }
    }

    private SessionWritten Session(SessionLayout session) =>
        new(session.Number, Final: session == layout.Sessions[^1], [.. session.Tracks.Select(Track)])
        {
            DiscType = (byte)(session.Tracks.Any(track => track.Form is BlockForm.Mode2 or BlockForm.Mode2Form1) ? 0x20 : 0),
            Catalog = layout.Catalog?.ToString(),
            CdText = RecordedNumbers.Hex(session.CdText),
        };

    private WrittenTrack Track(TrackLayout track) => new(track.Number, track.Extent.Start.Value, (track.Extent.Length + track.Postgap).Value, track.Control)
    {
        Form = track.Form,
        Whole = IsWhole && track.Form != BlockForm.Audio,
        Pregap = track.Pregap.Value,
        Indexes = track.Indexes.IsDefaultOrEmpty ? null : [.. track.Indexes.Select(index => index.Value)],
        Isrc = track.Isrc?.ToString(),
        SerialCopy = track.Flags.HasFlag(TrackFlags.SerialCopy),
    };
}
