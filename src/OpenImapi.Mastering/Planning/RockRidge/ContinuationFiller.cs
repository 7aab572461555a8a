using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Fills the areas in which what Rock Ridge says of a directory's entries goes on.</summary>
internal sealed class ContinuationFiller(Ecma119NameSpace space)
{
    private readonly SystemUseWriter entries = new();
    private byte[] areas = [];
    private RecordCursor record;
    private int directory = -1;
    private long reached;

    public void Fill(int wanted, long offset, Span<byte> blocks)
    {
        if (wanted != directory || offset < reached)
            (directory, record) = (wanted, new(space, wanted));
        reached = offset + blocks.Length;
        blocks.Clear();
        for (; !record.IsAtEnd && record.Use.ContinuationStart < reached; record.Advance())
        {
            if (record.Use.ContinuationLength > 0 && record.Use.ContinuationEnd > offset)
                Copy(record.Use.ContinuationStart - offset, blocks);
            if (record.Use.ContinuationEnd > reached)
                break;
        }
    }

    /// <summary>Copies what of the present record's areas lies in the blocks.</summary>
    /// <param name="start">Where the areas start, in bytes from the first of the blocks; it may lie before.</param>
    /// <param name="blocks">The blocks.</param>
    private void Copy(long start, Span<byte> blocks)
    {
        var length = record.Use.ContinuationLength;
        if (areas.Length < length)
            areas = new byte[length];
        var written = areas.AsSpan(0, length);
        entries.Write(record.Entries(space.RockRidge!), record.Room, record.ContinuationAddress(), [], written);
        var skipped = (int)Math.Max(0, -start);
        var at = (int)Math.Max(0, start);
        var count = Math.Min(length - skipped, blocks.Length - at);
        written.Slice(skipped, count).CopyTo(blocks[at..]);
    }
}
