namespace OpenImapi.Formats.Susp;

/// <summary>Divides the entries of a directory record between its system use field and continuation areas, and writes them.</summary>
/// <remarks>
/// An entry never straddles two areas, and an area never crosses the end of a block of 2,048 bytes, since Linux refuses that. What
/// does not fit into the record stands in one area where a block can hold it, else in a chain of areas that each fill a block.
/// Measuring and writing are one walk, so the lengths planned are the lengths written. One writer serves one thread at a time.
/// </remarks>
[Clause(Standard.Susp, "5.1")]
public sealed class SystemUseWriter
{
    /// <summary>The most bytes in continuation areas of one record, with 32 of which Linux ends: 64 KiB.</summary>
    public const int MaximumContinuation = MaximumAreas * BlockSizes.UserData;

    internal const int MaximumAreas = 32;

    private readonly byte[] scratch = new byte[SystemUseHeader.MaximumEntry];

    /// <summary>Plans without writing.</summary>
    /// <param name="entries">What the record says.</param>
    /// <param name="room">Bytes for the system use field: 254 less the record without it, at most; an odd one counts as one less.</param>
    /// <param name="position">
    /// The first free byte for continuation areas, as an address in bytes from anything that a block begins at; only its place in the block matters.
    /// </param>
    /// <param name="layout">Where everything goes.</param>
    /// <returns>False when the record has not even room for a CE (28 bytes), or more than 64 KiB would go into continuation areas.</returns>
    public static bool TryMeasure(in SystemUseEntries entries, int room, long position, out SystemUseLayout layout) =>
        Fits(entries, room, position, out layout) || TryWalk(new(entries), room, position, default, default, [], out layout);

    /// <summary>Writes what was planned; a part that is not wanted now is given as an empty span.</summary>
    /// <param name="entries">What the record says.</param>
    /// <param name="room">As when it was measured.</param>
    /// <param name="position">The first free byte for continuation areas, as an address in bytes from block 0 of the volume.</param>
    /// <param name="record">The system use field: as many bytes as the layout says, or none.</param>
    /// <param name="continuation">The bytes from the layout's start of the continuation to its end, or none.</param>
    /// <returns>What <see cref="TryMeasure"/> says of the same.</returns>
    /// <exception cref="ArgumentException">The entries do not fit.</exception>
    public SystemUseLayout Write(in SystemUseEntries entries, int room, long position, Span<byte> record, Span<byte> continuation)
    {
        continuation.Clear();
        if (Fits(entries, room, position, out var whole))
        {
            if (!record.IsEmpty)
                Pad(record, new EntryCutter(entries).Cut(room, record, scratch));
            return whole;
        }

        return TryWalk(new(entries), room, position, record, continuation, scratch, out var layout) ? layout
            : throw new ArgumentException($"The entries do not fit into {room} bytes and continuation areas.", nameof(entries));
    }

    /// <summary>What nearly every file has: entries that all stand in the record.</summary>
    private static bool Fits(in SystemUseEntries entries, int room, long position, out SystemUseLayout layout) =>
        SystemUseLayout.TryInRecord(entries.UndividedLength, room, position, out layout);

    private static bool TryWalk(EntryCutter cutter, int room, long position, Span<byte> record, Span<byte> continuation, byte[] scratch, out SystemUseLayout layout)
    {
        layout = new(0, position, position);
        room &= ~1;
        var trial = cutter;
        var length = trial.Cut(room, default, []);
        if (trial.IsAtEnd)
        {
            layout = layout with { RecordLength = SystemUseLayout.Even(length) };
            if (!record.IsEmpty)
                cutter.Cut(room, record, scratch);
            Pad(record, length);
            return true;
        }

        if (room < ContinuationArea.EntryLength)
            return false;
        length = cutter.Cut(room - ContinuationArea.EntryLength, record, scratch);
        var link = record.IsEmpty ? record : record[length..];
        Pad(record, length + ContinuationArea.EntryLength);
        return TryContinue(cutter, link, continuation, scratch, ref layout) && Ends(length + ContinuationArea.EntryLength, ref layout);
    }

    /// <summary>Lays the continuation areas, each announced by the CE in the one before it.</summary>
    /// <param name="cutter">What is left.</param>
    /// <param name="link">Where the CE for the first of them goes, or nothing.</param>
    /// <param name="continuation">Where the areas go, or nothing.</param>
    /// <param name="scratch">Memory for one entry.</param>
    /// <param name="layout">The position to begin with; start and end afterwards.</param>
    private static bool TryContinue(EntryCutter cutter, Span<byte> link, Span<byte> continuation, byte[] scratch, ref SystemUseLayout layout)
    {
        var (start, at) = (-1L, layout.ContinuationStart);
        for (var areas = 0; areas < MaximumAreas; areas++)
        {
            var rest = cutter.RestLength();
            var left = BlockSizes.UserData - (int)(at % BlockSizes.UserData);
            if (rest > left)
                (at, left) = (at + left % BlockSizes.UserData, BlockSizes.UserData);
            start = start < 0 ? at : start;
            var room = rest <= left ? rest : left - ContinuationArea.EntryLength;
            var area = continuation.IsEmpty ? continuation : continuation[(int)(at - start)..];
            var length = cutter.Cut(room, area, scratch);
            var end = cutter.IsAtEnd ? length : length + ContinuationArea.EntryLength;
            if (!link.IsEmpty)
                Structure.Write(new ContinuationArea(checked((uint)(at / BlockSizes.UserData)), (uint)(at % BlockSizes.UserData), (uint)end), link);
            link = area.IsEmpty ? area : area[length..];
            at += end;
            if (!cutter.IsAtEnd)
                continue;
            layout = new(0, start, at);
            return true;
        }

        return false;
    }

    private static bool Ends(int recordLength, ref SystemUseLayout layout)
    {
        layout = layout with { RecordLength = SystemUseLayout.Even(recordLength) };
        return true;
    }

    private static void Pad(Span<byte> record, int length)
    {
        if (!record.IsEmpty && (length & 1) != 0)
            record[length] = 0;
    }
}
