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
}
