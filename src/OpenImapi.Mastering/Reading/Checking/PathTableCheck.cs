using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Checks a path table by itself, and against the directories that are found.</summary>
internal sealed class PathTableCheck(VolumeTreeKind kind, Lba start, FindingList findings)
{
    private readonly List<PathTableRecord> records = [];
    private readonly Dictionary<uint, int> byLocation = [];
    private bool[] found = [];

    /// <summary>Reads a type L table and checks its form and order (6.9.1, 9.4).</summary>
    public void Read(ReadOnlySpan<byte> table)
    {
        Parse(table, PathTableType.L, records);
        found = new bool[records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            if (!byLocation.TryAdd(records[i].Location, i))
                Error("9.4", i, "another record names the same extent");
            Order(i);
        }
    }

    /// <summary>Compares a type M table, or an optional copy, with the type L table.</summary>
    public void Compare(ReadOnlySpan<byte> table, PathTableType type, Lba at)
    {
        var others = new List<PathTableRecord>();
        Parse(table, type, others);
        if (others.Count != records.Count)
            findings.Error("6.9.2", at, "", $"the path table has {others.Count} records, the type L table {records.Count}");
        for (var i = 0; i < Math.Min(others.Count, records.Count); i++)
            if (others[i] with { Type = PathTableType.L } != records[i])
                findings.Error("6.9.2", at, "", $"record {i + 1} is not that of the type L table: '{Name(others[i])}' at {others[i].Location}, '{Name(records[i])}' at {records[i].Location}");
    }

    /// <summary>Looks a directory up.</summary>
    public void Directory(CheckedFolder folder)
    {
        if (!byLocation.TryGetValue(folder.Location, out var i))
        {
            findings.Error("6.9", folder.RecordBlock, folder.Path, "the path table does not have this directory");
            return;
        }

        found[i] = true;
        var record = records[i];
        if (folder.Parent is null)
        {
            if (i != 0)
                Error("6.9.1", i, "the root directory is not the first record");
            return;
        }

        if (record.Identifier != folder.Identifier)
            findings.Error("9.4.5", folder.RecordBlock, folder.Path, $"record {i + 1} of the path table calls this directory '{Name(record)}'");
        if (record.ParentNumber == 0 || record.ParentNumber > records.Count || records[record.ParentNumber - 1].Location != folder.Parent.Location)
            findings.Error("9.4.4", folder.RecordBlock, folder.Path, $"record {i + 1} of the path table gives this directory parent {record.ParentNumber}, which is not its own");
    }

    public void End()
    {
        for (var i = 0; i < records.Count; i++)
            if (!found[i])
                Error("6.9", i, "no directory record leads to this one");
    }

    private void Order(int i)
    {
        var record = records[i];
        if (i == 0)
        {
            if (record.ParentNumber != 1 || record.Identifier != DirectoryRecord.SelfIdentifier)
                Error("6.9.1", 0, "the first record is not the root's, with parent number 1 and identifier 00h");
            return;
        }

        var last = records[i - 1];
        if (record.ParentNumber == 0 || record.ParentNumber > i)
            Error("6.9.1", i, $"parent number {record.ParentNumber} is not that of an earlier record");
        else if (i > 1 && record.ParentNumber < last.ParentNumber)
            Error("6.9.1", i, $"parent number {record.ParentNumber} follows {last.ParentNumber}");
        else if (i > 1 && record.ParentNumber == last.ParentNumber && !RecordOrder.IsTableOrdered(last.Identifier, record.Identifier, kind))
            Error("6.9.1", i, $"the record follows '{Name(last)}', which comes later");
    }

    private void Parse(ReadOnlySpan<byte> table, PathTableType type, List<PathTableRecord> into)
    {
        var faults = new FaultList();
        for (var at = 0; at < table.Length;)
        {
            var length = PathTableRecord.LengthFor(table[at]);
            if (table[at] == 0 || at + length > table.Length)
            {
                findings.Error("9.4.1", start, "", table[at] == 0 ? $"a record at byte {at} of the path table has no identifier"
                    : $"the record at byte {at} does not end within the path table's {table.Length} bytes");
                return;
            }

            into.Add(Structure.Read(new PathTableRecord { Type = type }, table.Slice(at, length), faults));
            findings.Errors("9.4", start + new BlockCount(at / BlockSizes.UserData), "", faults);
            at += length;
        }
    }

    private void Error(string clause, int index, string text) =>
        findings.Error(clause, start, "", $"record {index + 1} of the path table, '{Name(records[index])}': {text}");

    private string Name(in PathTableRecord record) => EntryNames.Of(record.Identifier, kind, isFolder: true).Name;
}
