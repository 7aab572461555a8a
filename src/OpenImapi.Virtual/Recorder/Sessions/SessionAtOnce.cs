using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A session written at once: a cue sheet says what comes, and the drive makes sub-channels, lead-in and lead-out.</summary>
[Clause(Standard.Mmc5, "6.33")]
internal sealed class SessionAtOnce : SessionWriter
{
    private readonly CueSheetSession sheet;
    private readonly LeadInText text = new();
    private readonly byte[] sector = new byte[BlockSizes.Raw];

    /// <param name="sheet">What comes.</param>
    /// <param name="leadIn">The first block of the lead-in, which the host sends where it carries text.</param>
    public SessionAtOnce(CueSheetSession sheet, Lba leadIn)
        : base(sheet.Layout.Number, sheet.Runs[0].Extent.Start)
    {
        this.sheet = sheet;
        Next = sheet.LeadIn.HasSubchannels() ? leadIn : Start;
        Pass();
    }

    public override bool IsComplete => Next == sheet.Layout.LeadOut;

    public override int BlockSize(Extent blocks)
    {
        if (IsComplete || blocks.End > sheet.Layout.LeadOut)
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        var size = SizeAt(blocks.Start);
        var same = blocks.IsEmpty || (SizeAt(blocks.End - new BlockCount(1)) == size
            && sheet.Runs.All(run => !run.Extent.Overlaps(blocks) || run.Form.BlockLength() == size));
        return same ? size : throw new Refusal(KnownSense.IllegalModeForThisTrack);
    }

    public override SessionWritten End(WriteParameters page) => new(Session, IsFinal(page), [.. sheet.Layout.Tracks.Select(Track)])
    {
        DiscType = page.SessionFormat,
        Catalog = sheet.Catalog?.ToString(),
        CdText = RecordedNumbers.Hex(text.Packs),
    };

    protected override void Take(DiscBlocks? disc, Extent blocks, ReadOnlySpan<byte> content)
    {
        var size = BlockSize(blocks);
        for (var at = blocks.Start; at < blocks.End; at += new BlockCount(1))
        {
            var block = content[..size];
            content = content[size..];
            if (at < Start)
                text.Add(block);
            else if (disc is not null)
                Write(disc, at, sheet.FormAt(at)!.Value, block);
        }
    }

    /// <summary>Blocks that the drive makes by itself are not sent.</summary>
    protected override void Pass()
    {
        foreach (var run in sheet.Runs)
            if (run.Extent.Start == Next && run.Form.IsPause())
                Next = run.Extent.End;
    }

    private int SizeAt(Lba at) => at < Start ? sheet.LeadIn.BlockLength() : sheet.FormAt(at) is { } form
        ? form.BlockLength() : throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);

    /// <summary>Of whole sectors the drive takes what it does not make itself.</summary>
    private void Write(DiscBlocks disc, Lba at, CueSheetForm form, ReadOnlySpan<byte> block)
    {
        switch (form)
        {
            case CueSheetForm.Audio:
                disc.Write(BlockArea.Sectors, at, block);
                break;
            case CueSheetForm.Mode1:
                disc.Write(BlockArea.UserData, at, block);
                break;
            case CueSheetForm.Mode1Whole:
                disc.Write(BlockArea.UserData, at, Mode1Sector.UserData(block));
                break;
            case CueSheetForm.Mode1Ignored or CueSheetForm.Mode1WholeIgnored:
                break;
            default:
                WriteMode2(disc, at, form, block);
                break;
        }
    }

    private void WriteMode2(DiscBlocks disc, Lba at, CueSheetForm form, ReadOnlySpan<byte> block)
    {
        var ignored = form is CueSheetForm.XaIgnored or CueSheetForm.XaWholeIgnored or CueSheetForm.Mode2Ignored or CueSheetForm.Mode2WholeIgnored;
        var whole = form is CueSheetForm.XaWhole or CueSheetForm.Mode2Whole;
        if (ignored)
            return;
        Structure.Write(new SectorHeader(Msf.From(at), Sector.ModeOf(SectorForm.Mode2)), sector);
        (whole ? block[SectorHeader.Length..] : block).CopyTo(sector.AsSpan(SectorHeader.Length));
        if (form.IsLike(CueSheetForm.Xa) && Sector.FormOf(sector) is { } known)
            Sector.Seal(known, sector);
        disc.Write(BlockArea.Sectors, at, sector);
    }

    private WrittenTrack Track(TrackLayout track) => new(track.Number, track.Extent.Start.Value, track.Extent.Length.Value, track.Control)
    {
        Form = track.Form,
        Pregap = track.Pregap.Value,
        Indexes = track.Indexes.IsDefaultOrEmpty ? null : [.. track.Indexes.Select(index => index.Value)],
        Isrc = track.Isrc?.ToString(),
        SerialCopy = track.Flags.HasFlag(TrackFlags.SerialCopy),
    };
}
