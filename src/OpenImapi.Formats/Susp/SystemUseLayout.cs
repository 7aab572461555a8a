namespace OpenImapi.Formats.Susp;

/// <summary>Where the entries of one directory record go.</summary>
/// <param name="RecordLength">Bytes in the record's system use field; even.</param>
/// <param name="ContinuationStart">The byte address at which the continuation begins, in the block or the one after that was asked about.</param>
/// <param name="ContinuationEnd">The byte address just after it; the same as the start where the record holds everything.</param>
[Clause(Standard.Susp, "5.1")]
public readonly record struct SystemUseLayout(int RecordLength, long ContinuationStart, long ContinuationEnd)
{
    /// <summary>Bytes of all continuation areas, with what is unused between one and the next.</summary>
    public int ContinuationLength => (int)(ContinuationEnd - ContinuationStart);

    /// <summary>The layout of entries of so many bytes, none of which has to be divided; false where they do not all fit into the record.</summary>
    /// <param name="length">Bytes; less than 0 fits nowhere.</param>
    /// <param name="room">Bytes for the system use field; an odd one counts as one less.</param>
    /// <param name="position">The first free byte for continuation areas.</param>
    /// <param name="layout">Where everything goes.</param>
    public static bool TryInRecord(int length, int room, long position, out SystemUseLayout layout)
    {
        layout = new(Even(length), position, position);
        return length >= 0 && length <= (room & ~1);
    }

    internal static int Even(int length) => length + (length & 1);
}
