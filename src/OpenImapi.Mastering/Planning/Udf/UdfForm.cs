namespace OpenImapi.Mastering;

/// <summary>What kind of partition holds a UDF volume's files, which decides how it can be added to.</summary>
public enum UdfForm
{
    /// <summary>Nothing in it can change: for images, and for discs that are made in one go.</summary>
    Closed,

    /// <summary>
    /// A virtual partition with a virtual allocation table, whose entry is the last block recorded: files are added to write-once media by a new table
    /// (OSTA UDF 2.2.8, 2.2.11). Revisions from 1.50 on; in 2.50 and 2.60 there is no metadata partition then.
    /// </summary>
    Virtual,

    /// <summary>
    /// A sparable partition with its sparing tables and packets set aside, for CD-RW and DVD-RW that are written in packets (OSTA UDF 2.2.9, 2.2.12).
    /// Revisions 1.50 to 2.01.
    /// </summary>
    Sparable,
}
