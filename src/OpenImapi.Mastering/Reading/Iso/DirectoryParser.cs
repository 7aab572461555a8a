using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>One directory record and where it stands.</summary>
/// <param name="Block">The logical sector that holds it.</param>
/// <param name="Offset">Bytes from the start of that sector.</param>
/// <param name="Length">Bytes of the record as it says itself (LEN-DR).</param>
/// <param name="Record">What it says.</param>
internal readonly record struct PlacedRecord(Lba Block, int Offset, int Length, DirectoryRecord Record)
{
    public bool IsSelf => Record.Identifier.Length == 1 && Record.Identifier.Span[0] == 0;

    public bool IsParent => Record.Identifier.Length == 1 && Record.Identifier.Span[0] == 1;
}

/// <summary>Splits one logical sector of a directory into its records (6.8.1.1).</summary>
internal static class DirectoryParser
{
    private const int Shortest = 34;

    /// <summary>Adds the sector's records to <paramref name="records"/> and what is wrong with them to <paramref name="faults"/>.</summary>
    public static void Parse(ReadOnlySpan<byte> sector, Lba block, List<PlacedRecord> records, FaultList faults)
    {
        var at = 0;
        while (at < sector.Length && sector[at] != 0)
        {
            var length = (int)sector[at];
            if (length < Shortest || at + length > sector.Length)
            {
                faults.Add(at, "length of directory record", length < Shortest
                    ? $"{length} bytes are too few for a record" : $"a record of {length} bytes does not end in the sector in which it begins (6.8.1.1)");
                return;
            }

            var bytes = sector.Slice(at, length);
            if (33 + bytes[32] > length || bytes[32] == 0)
                faults.Add(at + 32, "length of file identifier", $"{bytes[32]} bytes do not fit into a record of {length} (9.1)");
            else
                records.Add(new(block, at, length, Read(bytes, at, faults)));
            at += length;
        }

        if (at < sector.Length && sector[at..].ContainsAnyExcept((byte)0))
            faults.Add(at, "unused bytes", "the bytes after the last record of a sector are not zero (6.8.1.1)");
    }

    private static DirectoryRecord Read(ReadOnlySpan<byte> bytes, int at, FaultList faults)
    {
        var before = faults.Count;
        var record = Structure.Read<DirectoryRecord>(bytes, faults);
        for (var i = before; i < faults.Count; i++)
            faults[i] = faults[i] with { Offset = faults[i].Offset + at };
        return record;
    }
}
