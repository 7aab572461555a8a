using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>CD-TEXT in a lead-in that the drive makes: of each block only sub-channels R to W are sent, four packs in 96 bytes.</summary>
internal sealed class LeadInText : WireForm
{
    private const int PacksLength = Subchannel.TextPacks * CdTextPack.Length;

    private readonly byte[] packs;
    private readonly Lba start;

    private LeadInText(ImmutableArray<CdTextPack> text, Lba start)
        : base(Subchannel.Length, default)
    {
        this.start = start;
        packs = new byte[text.Length * CdTextPack.Length];
        for (var i = 0; i < text.Length; i++)
            Structure.Write(text[i], packs.AsSpan(i * CdTextPack.Length));
    }

    /// <summary>The whole lead-in, up to the pre-gap of the first track.</summary>
    public static WriteSpan Span(BurnDesk desk, Lba start)
    {
        var form = new LeadInText(desk.Job.Layout.Sessions[0].CdText, start);
        return new(start, BlockCount.Zero, new Lba(-Msf.Offset) - start, form, Blocks.PerCommand(desk.Drive.MaximumTransferLength, form.BlockSize, new(1)));
    }

    /// <summary>The packs follow each other without end.</summary>
    public override void Make(Lba at, ReadOnlySpan<byte> block, Span<byte> wire)
    {
        Span<byte> four = stackalloc byte[PacksLength];
        var from = (at - start).Value * PacksLength % packs.Length;
        for (var i = 0; i < PacksLength; i++)
            four[i] = packs[(from + i) % packs.Length];
        wire.Clear();
        Subchannel.WriteText(four, wire);
    }
}
