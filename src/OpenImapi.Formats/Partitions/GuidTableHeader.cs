namespace OpenImapi.Formats.Partitions;

/// <summary>The header of a GUID partition table, one sector of 512 bytes; the main one is sector 1, the backup the last of the disk.</summary>
/// <param name="Own">The sector of this header.</param>
/// <param name="Other">The sector of the other header.</param>
/// <param name="FirstUsable">The first sector that a partition may have.</param>
/// <param name="LastUsable">The last one, inclusive.</param>
/// <param name="Disk">By what this disk is known, in all the world.</param>
[Clause(Standard.Uefi, "5.3.2")]
public record struct GuidTableHeader(ulong Own, ulong Other, ulong FirstUsable, ulong LastUsable, Guid Disk) : IStructure
{
    /// <summary>Bytes that the check bits cover.</summary>
    public const int HeaderLength = 92;

    /// <summary>Bytes of the sector.</summary>
    public const int Length = 512;

    internal const int ChecksumOffset = 16;

    /// <summary>CRC-32 over the header's 92 bytes, these four taken as zero.</summary>
    public uint Checksum { get; set; }

    /// <summary>The first sector of the entries.</summary>
    public ulong EntriesStart { get; set; }

    public uint EntryCount { get; set; }

    /// <summary>Bytes of an entry.</summary>
    public uint EntrySize { get; set; }

    /// <summary>CRC-32 over all entries, used or not.</summary>
    public uint EntriesChecksum { get; set; }

    /// <summary>True when the bytes begin as a header does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> sector) => sector.StartsWith("EFI PART"u8);

    /// <summary>The header with the check bits that it needs.</summary>
    public readonly GuidTableHeader WithChecksum()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Structure.Write(this with { Checksum = 0 }, bytes);
        return this with { Checksum = Crc32.Of(bytes[..HeaderLength]) };
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("signature", "EFI PART"u8);
        f.Fixed("revision", [0, 0, 1, 0]);
        f.Fixed("header size", [HeaderLength, 0, 0, 0]);
        Checksum = f.UInt32Little("header crc32", Checksum);
        f.Zero(4);
        Own = f.UInt64Little("my lba", Own);
        Other = f.UInt64Little("alternate lba", Other);
        FirstUsable = f.UInt64Little("first usable lba", FirstUsable);
        LastUsable = f.UInt64Little("last usable lba", LastUsable);
        Disk = f.Guid("disk guid", Disk);
        EntriesStart = f.UInt64Little("partition entry lba", EntriesStart);
        EntryCount = f.UInt32Little("number of partition entries", EntryCount);
        EntrySize = f.UInt32Little("size of partition entry", EntrySize);
        EntriesChecksum = f.UInt32Little("partition entry array crc32", EntriesChecksum);
        f.Zero(Length - HeaderLength);
    }
}
