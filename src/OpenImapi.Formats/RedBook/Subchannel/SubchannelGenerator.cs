using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>Makes the sub-channels of one session, block by block: lead-in, program area and lead-out.</summary>
/// <remarks>
/// Addresses are those of the disc. All before the 150 blocks that precede the session's start is lead-in; all from the session's lead-out on is lead-out.
/// </remarks>
[Clause(Standard.Iec60908, "17.4")]
[Clause(Standard.Iec60908, "17.5.1")]
public sealed class SubchannelGenerator
{
    /// <summary>Every entry of the table of contents stands so often in a row.</summary>
    private const int Repeats = 3;

    /// <summary>Blocks of two seconds: the shortest start flag in P, and the silence of P when the lead-out begins.</summary>
    private const int TwoSeconds = Msf.Offset;

    /// <summary>The numbers stand once in so many blocks; the standard asks for once in 100.</summary>
    private const int NumberPeriod = 50;

    private const int CatalogPlace = 12;
    private const int IsrcPlace = 37;

    private readonly SessionLayout session;
    private readonly MediaCatalogNumber? catalog;
    private readonly ImmutableArray<SubchannelSection> sections;
    private readonly ImmutableArray<SubchannelQ> table;
    private readonly byte[] text;

    /// <param name="session">What lies where.</param>
    /// <param name="catalog">The number on the package, if the disc shall carry it.</param>
    /// <param name="pointers">What the lead-in says of other sessions; none for a disc that stays as it is.</param>
    public SubchannelGenerator(SessionLayout session, MediaCatalogNumber? catalog = null, SessionPointers? pointers = null)
    {
        (this.session, this.catalog) = (session, catalog);
        sections = SubchannelSection.Of(session);
        table = TableOfContents.Of(session, pointers);
        text = new byte[session.CdText.Length * CdTextPack.Length];
        for (var i = 0; i < session.CdText.Length; i++)
            Structure.Write(session.CdText[i], text.AsSpan(i * CdTextPack.Length));
    }

    /// <summary>The first block of the program area: the pause before the first track.</summary>
    public Lba ProgramArea => session.Start - new BlockCount(Msf.Offset);

    /// <summary>What Q says during a block.</summary>
    public SubchannelQ Q(Lba address)
    {
        if (address < ProgramArea)
            return LeadIn(address);
        var section = SubchannelSection.At(sections, address);
        var number = new SubchannelQ(section.ControlAt(address), SubchannelQMode.None) { AbsoluteFrame = Msf.From(address).Frame };
        if (catalog is not null && HoldsNumber(section, address, CatalogPlace))
            return (number with { Mode = SubchannelQMode.Catalog, Catalog = catalog }).WithCrc();
        if (section.Isrc is not null && HoldsNumber(section, address, IsrcPlace))
            return (number with { Mode = SubchannelQMode.Isrc, Isrc = section.Isrc }).WithCrc();
        return section.Position(address).WithCrc();
    }

    /// <summary>A section begins with its position; a number that would stand there comes one block later.</summary>
    private static bool HoldsNumber(SubchannelSection section, Lba address, int place)
    {
        var begins = address == section.Start;
        var (here, before) = (Modulo(address.Value, NumberPeriod), Modulo(address.Value - 1, NumberPeriod));
        return (here == place && !begins) || (before == place && address - section.Start == new BlockCount(1));
    }

    private SubchannelQ LeadIn(Lba address)
    {
        var before = address - ProgramArea;
        var entry = table[(int)(Modulo(before.Value, table.Length * Repeats) / Repeats)];
        return (entry.Mode == SubchannelQMode.Position ? entry with { Relative = Msf.From(address - (session.Start - Lba.Zero)) } : entry).WithCrc();
    }

    /// <summary>What P says during a block: true before every track, and in turns at 2 Hz in the lead-out. It comes one block late, as on pressed discs.</summary>
    public bool P(Lba address)
    {
        var flagged = address - new BlockCount(1);
        if (flagged >= session.LeadOut)
            return (flagged - session.LeadOut).Value >= TwoSeconds && (flagged - session.LeadOut).Value * 4 / Msf.FramesPerSecond % 2 == 0;
        if (flagged < ProgramArea)
            return false;
        if (session.LeadOut - flagged <= new BlockCount(TwoSeconds) || SubchannelSection.At(sections, flagged).Index == 0)
            return true;
        foreach (var track in session.Tracks)
            if (flagged < track.Extent.Start && track.Extent.Start - flagged <= new BlockCount(TwoSeconds))
                return true;
        return false;
    }

    /// <summary>Fills the 96 bytes beside a block, interleaved: P, Q, and the CD-TEXT of the lead-in in R to W.</summary>
    public void Fill(Lba address, Span<byte> interleaved)
    {
        Span<byte> packed = stackalloc byte[Subchannel.Length];
        packed.Clear();
        if (P(address))
            packed[..Subchannel.ChannelLength].Fill(0xFF);
        Structure.Write(Q(address), packed[Subchannel.ChannelLength..]);
        Subchannel.Interleave(packed, interleaved);
        if (text.Length > 0 && address < ProgramArea)
            FillText(address, interleaved);
    }

    /// <summary>The packs follow each other without end, four beside a block, so that the last of them stands beside the last block.</summary>
    private void FillText(Lba address, Span<byte> interleaved)
    {
        Span<byte> four = stackalloc byte[Subchannel.TextPacks * CdTextPack.Length];
        var count = text.Length / CdTextPack.Length;
        for (var i = 0; i < Subchannel.TextPacks; i++)
        {
            var pack = (int)Modulo((address - ProgramArea).Value * Subchannel.TextPacks + i, count);
            text.AsSpan(pack * CdTextPack.Length, CdTextPack.Length).CopyTo(four[(i * CdTextPack.Length)..]);
        }

        Subchannel.WriteText(four, interleaved);
    }

    private static long Modulo(long value, long divisor) => (value % divisor + divisor) % divisor;
}
