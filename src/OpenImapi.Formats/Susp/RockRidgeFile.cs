namespace OpenImapi.Formats.Susp;

/// <summary>What the entries of one directory record say together: names and links joined, the rest kept as it is.</summary>
[Clause(Standard.Rrip, "4.1")]
public sealed record RockRidgeFile
{
    /// <summary>PX.</summary>
    public PosixAttributes? Attributes { get; internal set; }

    /// <summary>PN.</summary>
    public PosixDevice? Device { get; internal set; }

    /// <summary>NM, joined; nothing where the record has none, "." or ".." where its flags say so.</summary>
    public ByteString? Name { get; internal set; }

    /// <summary>SL, joined: what the link names.</summary>
    public ByteString? Link { get; internal set; }

    /// <summary>TF; stamps of several entries together.</summary>
    public TimeStamps? Times { get; internal set; }

    /// <summary>CL: the block of the directory that belongs here.</summary>
    public ChildLink? ChildLink { get; internal set; }

    /// <summary>PL: the block of the directory to which this one belongs.</summary>
    public ParentLink? ParentLink { get; internal set; }

    /// <summary>RE: the directory was moved here and is not to be shown.</summary>
    public bool IsRelocated { get; internal set; }

    /// <summary>SF.</summary>
    public SparseFile? Sparse { get; internal set; }

    /// <summary>ZF.</summary>
    public CompressedFile? Compressed { get; internal set; }

    /// <summary>RR.</summary>
    public RockRidgeInUse? InUse { get; internal set; }

    /// <summary>SP.</summary>
    public SharingProtocolIndicator? Indicator { get; internal set; }

    /// <summary>ER: the extensions of the volume.</summary>
    public IReadOnlyList<ExtensionsReference> Extensions { get; internal set; } = [];

    /// <summary>Entries that are neither of the protocol nor of Rock Ridge, in order.</summary>
    public IReadOnlyList<SystemUseEntry> Others { get; internal set; } = [];

    /// <summary>Joins the entries of one record; what breaks the standard goes to <paramref name="faults"/>.</summary>
    public static RockRidgeFile Of(IReadOnlyList<SystemUseEntry> entries, FaultList faults)
    {
        var joiner = new EntryJoiner(faults);
        foreach (var entry in entries)
            joiner.Add(entry);
        return joiner.Finish();
    }
}
