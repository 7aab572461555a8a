using System.Buffers.Binary;

namespace OpenImapi.Formats.RedBook;

/// <summary>CD-ROM sectors of 2,352 bytes in all their forms: made, read and checked.</summary>
[Clause(Standard.Ecma130, "14")]
public static class Sector
{
    /// <summary>Bytes after the header.</summary>
    public const int BodyLength = BlockSizes.Raw - SectorHeader.Length;

    /// <summary>Bytes of user data in a Mode 2 Form 2 sector.</summary>
    public const int Form2Length = 2324;

    private const int SyncLength = 12;
    private const int BothSubheaders = 2 * Subheader.Length;
    private const int AfterSubheaders = SectorHeader.Length + BothSubheaders;
    private const int IntermediateLength = 8;
    private const byte LastMode = 2;

    /// <summary>Makes a sector of a form that has no subheader, or one with the subheader of plain data.</summary>
    /// <param name="form">Which form.</param>
    /// <param name="address">Where it lies on the disc.</param>
    /// <param name="userData">As many bytes as <see cref="UserDataLength"/> says; they may lie in the room for the sector.</param>
    /// <param name="sector">2,352 bytes to fill.</param>
    public static void Write(SectorForm form, Lba address, ReadOnlySpan<byte> userData, Span<byte> sector) =>
        Write(form, address, form == SectorForm.Mode2Form2 ? Subheader.Data with { Submode = Submode.Data | Submode.Form2 } : Subheader.Data, userData, sector);

    /// <summary>Makes a sector; the subheader counts for the two forms of CD-ROM XA alone, and its form bit is set as the form demands.</summary>
    public static void Write(SectorForm form, Lba address, Subheader subheader, ReadOnlySpan<byte> userData, Span<byte> sector)
    {
        sector = sector[..BlockSizes.Raw];
        userData[..UserDataLength(form)].CopyTo(sector[UserDataOffset(form)..]);
        sector[AfterUserData(form)..].Clear();
        Structure.Write(new SectorHeader(Msf.From(address), ModeOf(form)), sector);
        if (form is SectorForm.Mode2Form1 or SectorForm.Mode2Form2)
            WriteSubheader(form, subheader, sector);
        Seal(form, sector);
    }

    /// <summary>Makes sectors one after another of user data that stands at the end of their room, so that it can be read there in one piece.</summary>
    /// <param name="form">Which form; one with 2,048 bytes of user data.</param>
    /// <param name="address">Where the first lies on the disc.</param>
    /// <param name="sectors">2,352 bytes for each; the last 2,048 of each, all together, are the user data.</param>
    public static void WriteInPlace(SectorForm form, Lba address, Span<byte> sectors)
    {
        var count = sectors.Length / BlockSizes.Raw;
        var userData = UserDataAtEnd(sectors);
        for (var i = 0; i < count; i++)
            Write(form, address + new BlockCount(i), userData.Slice(i * BlockSizes.UserData, BlockSizes.UserData), sectors.Slice(i * BlockSizes.Raw, BlockSizes.Raw));
    }

    /// <summary>The form of the sectors in which blocks of a kind hold 2,048 bytes of user data: Mode 1, and Form 1 in all of CD-ROM XA.</summary>
    public static SectorForm FormOf(BlockForm form) => form == BlockForm.Mode1 ? SectorForm.Mode1 : SectorForm.Mode2Form1;

    /// <summary>The part of the room for sectors in which <see cref="WriteInPlace"/> expects their user data.</summary>
    public static Span<byte> UserDataAtEnd(Span<byte> sectors) => sectors[(sectors.Length / BlockSizes.Raw * (BlockSizes.Raw - BlockSizes.UserData))..];

    /// <summary>
    /// Makes a sector of a gap, which holds nothing: zeros in Mode 1, an empty sector of Form 2 in CD-ROM XA of either form (there is nothing
    /// to correct), silence in audio. Drives that make gaps by themselves make the same.
    /// </summary>
    /// <param name="form">What the track that the gap belongs to is made of.</param>
    /// <param name="address">Where it lies on the disc.</param>
    /// <param name="sector">2,352 bytes to fill.</param>
    [Clause(Standard.Mmc5, "6.33.3")]
    public static void WriteEmpty(BlockForm form, Lba address, Span<byte> sector)
    {
        if (form == BlockForm.Audio)
            sector[..BlockSizes.Raw].Clear();
        else if (form == BlockForm.Mode1)
            Write(SectorForm.Mode1, address, stackalloc byte[BlockSizes.UserData], sector);
        else
            Write(SectorForm.Mode2Form2, address, default, stackalloc byte[Form2Length], sector);
    }

    private static void WriteSubheader(SectorForm form, Subheader subheader, Span<byte> sector)
    {
        subheader.Submode = form == SectorForm.Mode2Form2 ? subheader.Submode | Submode.Form2 : subheader.Submode & ~Submode.Form2;
        Structure.Write(subheader, sector[SectorHeader.Length..]);
        Structure.Write(subheader, sector[(SectorHeader.Length + Subheader.Length)..]);
    }

    /// <summary>Fills EDC and ECC of a sector of 2,352 bytes whose other fields are set, such as one that was put together from its parts.</summary>
    public static void Seal(SectorForm form, Span<byte> sector)
    {
        sector = sector[..BlockSizes.Raw];
        if (Guarded(form) is { } guarded)
            BinaryPrimitives.WriteUInt32LittleEndian(sector[guarded.End..], ErrorDetection.Of(sector[guarded]));
        if (form == SectorForm.Mode1)
            sector.Slice(AfterUserData(form) + sizeof(uint), IntermediateLength).Clear();
        if (form is SectorForm.Mode1 or SectorForm.Mode2Form1)
            ErrorCorrection.Fill(sector, withHeader: form == SectorForm.Mode1);
    }

    /// <summary>The mode in the header.</summary>
    public static byte ModeOf(SectorForm form) => form switch
    {
        SectorForm.Mode0 => 0,
        SectorForm.Mode1 => 1,
        _ => LastMode,
    };

    /// <summary>Bytes of user data.</summary>
    public static int UserDataLength(SectorForm form) => form switch
    {
        SectorForm.Mode0 => 0,
        SectorForm.Mode2 => BodyLength,
        SectorForm.Mode2Form2 => Form2Length,
        _ => BlockSizes.UserData,
    };

    private static int UserDataOffset(SectorForm form) => form is SectorForm.Mode2Form1 or SectorForm.Mode2Form2 ? AfterSubheaders : SectorHeader.Length;

    /// <summary>The user data of a sector of that form.</summary>
    public static ReadOnlySpan<byte> UserData(SectorForm form, ReadOnlySpan<byte> sector) => sector.Slice(UserDataOffset(form), UserDataLength(form));

    /// <summary>The bytes that the EDC guards; it stands after them.</summary>
    private static Range? Guarded(SectorForm form) => form switch
    {
        SectorForm.Mode1 => ..AfterUserData(form),
        SectorForm.Mode2Form1 or SectorForm.Mode2Form2 => SectorHeader.Length..AfterUserData(form),
        _ => null,
    };

    private static int AfterUserData(SectorForm form) => UserDataOffset(form) + UserDataLength(form);

    /// <summary>The form that a sector has by its own words; none where its header names no mode. A Mode 2 sector with two equal subheaders counts as CD-ROM XA.</summary>
    public static SectorForm? FormOf(ReadOnlySpan<byte> sector) => sector[SectorHeader.Length - 1] switch
    {
        0 => SectorForm.Mode0,
        1 => SectorForm.Mode1,
        LastMode when !SubheadersAgree(sector) => SectorForm.Mode2,
        LastMode => SubheaderOf(sector).Submode.HasFlag(Submode.Form2) ? SectorForm.Mode2Form2 : SectorForm.Mode2Form1,
        _ => null,
    };

    /// <summary>The subheader of a CD-ROM XA sector, the first of its two copies.</summary>
    public static Subheader SubheaderOf(ReadOnlySpan<byte> sector) => Structure.Read<Subheader>(sector.Slice(SectorHeader.Length, Subheader.Length));

    private static bool SubheadersAgree(ReadOnlySpan<byte> sector) =>
        sector.Slice(SectorHeader.Length, Subheader.Length).SequenceEqual(sector.Slice(SectorHeader.Length + Subheader.Length, Subheader.Length));

    /// <summary>What is wrong with a sector, taken for what it says it is.</summary>
    /// <param name="sector">2,352 bytes.</param>
    /// <param name="address">Where it was read.</param>
    public static SectorFaults Check(ReadOnlySpan<byte> sector, Lba address) =>
        FormOf(sector) is { } form ? Check(form, sector, address) : CheckHeader(sector, address) | SectorFaults.Mode;

    /// <summary>What is wrong with a sector that shall have a form.</summary>
    public static SectorFaults Check(SectorForm form, ReadOnlySpan<byte> sector, Lba address)
    {
        sector = sector[..BlockSizes.Raw];
        var faults = CheckHeader(sector, address);
        if (sector[SectorHeader.Length - 1] != ModeOf(form))
            faults |= SectorFaults.Mode;
        if (form is SectorForm.Mode2Form1 or SectorForm.Mode2Form2 && !SubheadersAgree(sector))
            faults |= SectorFaults.Subheader;
        if (!HasRightEdc(form, sector))
            faults |= SectorFaults.Edc;
        if (form is SectorForm.Mode1 or SectorForm.Mode2Form1 && !ErrorCorrection.IsRight(sector, withHeader: form == SectorForm.Mode1))
            faults |= SectorFaults.Ecc;
        if (ZerosOf(form, sector).ContainsAnyExcept((byte)0))
            faults |= SectorFaults.Zeros;
        return faults;
    }

    private static SectorFaults CheckHeader(ReadOnlySpan<byte> sector, Lba address)
    {
        Span<byte> right = stackalloc byte[SectorHeader.Length];
        Structure.Write(new SectorHeader(Msf.From(address), 0), right);
        return (sector[..SyncLength].SequenceEqual(right[..SyncLength]) ? SectorFaults.None : SectorFaults.Sync)
            | (sector[SyncLength..(SectorHeader.Length - 1)].SequenceEqual(right[SyncLength..^1]) ? SectorFaults.None : SectorFaults.Address);
    }

    /// <summary>In Form 2 the EDC may be left out: it is zero then.</summary>
    private static bool HasRightEdc(SectorForm form, ReadOnlySpan<byte> sector)
    {
        if (Guarded(form) is not { } guarded)
            return true;
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(sector[guarded.End..]);
        return stored == ErrorDetection.Of(sector[guarded]) || (form == SectorForm.Mode2Form2 && stored == 0);
    }

    private static ReadOnlySpan<byte> ZerosOf(SectorForm form, ReadOnlySpan<byte> sector) => form switch
    {
        SectorForm.Mode0 => sector[SectorHeader.Length..],
        SectorForm.Mode1 => sector.Slice(AfterUserData(form) + sizeof(uint), IntermediateLength),
        _ => [],
    };
}
