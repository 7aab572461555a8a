using System.Buffers.Binary;

namespace OpenImapi.Formats.Udf;

/// <summary>Where the blocks of a virtual partition lie: the content of the file whose ICB is the last block recorded.</summary>
/// <param name="Header">Of revision 2.00 and later; a table of 1.50 has none.</param>
/// <param name="PreviousIcb">The block, in the partition below, of the ICB of the table before; or <see cref="VirtualAllocationTableHeader.NoPrevious"/>.</param>
/// <param name="Entries">The block, in the partition below, of each virtual block; or <see cref="Unused"/>.</param>
[Clause(Standard.OstaUdf, "2.2.11")]
[Clause(Standard.OstaUdf150, "2.2.10")]
public sealed record VirtualAllocationTable(VirtualAllocationTableHeader? Header, uint PreviousIcb, ValueList<uint> Entries)
{
    /// <summary>An entry that no virtual block uses.</summary>
    public const uint Unused = uint.MaxValue;

    /// <summary>Encoded length in bytes.</summary>
    public int Length => (Header?.Length ?? VirtualAllocationTableTrailer.Length) + 4 * Entries.Count;

    /// <summary>Writes the table: of 2.00 where it has a header, else of 1.50.</summary>
    public void Write(Span<byte> bytes)
    {
        var at = 0;
        if (Header is { } header)
            at = Structure.Write(header with { PreviousIcb = PreviousIcb }, bytes);
        foreach (var entry in Entries.Span)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], entry);
            at += sizeof(uint);
        }

        if (Header is null)
            Structure.Write(
                new VirtualAllocationTableTrailer(EntityIdentifier.Udf(UdfIdentifiers.VirtualAllocationTable, UdfRevision.Udf150), PreviousIcb), bytes[at..]);
    }

    /// <summary>Reads the content of the table's file; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="type">The file type of its ICB, which tells the two forms apart.</param>
    /// <param name="faults">Offsets are bytes from the start of the content.</param>
    public static VirtualAllocationTable Read(ReadOnlySpan<byte> content, FileType type, FaultList faults)
    {
        if (type != FileType.VirtualAllocationTable)
            return ReadTrailing(content, faults);
        var header = Structure.Read<VirtualAllocationTableHeader>(content, faults);
        var length = content.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(content);
        if (length < VirtualAllocationTableHeader.FixedLength || length > content.Length)
        {
            faults.Add(0, "length of header", $"{length} bytes are no header that fits into a table of {content.Length}");
            length = Math.Min(header.Length, content.Length);
        }

        return new(header, header.PreviousIcb, EntriesOf(content[length..]));
    }

    private static VirtualAllocationTable ReadTrailing(ReadOnlySpan<byte> content, FaultList faults)
    {
        var at = Math.Max(0, content.Length - VirtualAllocationTableTrailer.Length);
        var trailer = Structure.Read<VirtualAllocationTableTrailer>(content[at..], faults);
        if (!trailer.Identifier.Is(UdfIdentifiers.VirtualAllocationTable))
            faults.Add(at, "entity identifier", $"'{trailer.Identifier.Identifier}' is not '{UdfIdentifiers.VirtualAllocationTable}'");
        return new(null, trailer.PreviousIcb, EntriesOf(content[..at]));
    }

    private static ValueList<uint> EntriesOf(ReadOnlySpan<byte> bytes)
    {
        var entries = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(sizeof(uint) * i)..]);
        return new([.. entries]);
    }
}
