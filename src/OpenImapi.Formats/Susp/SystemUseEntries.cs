namespace OpenImapi.Formats.Susp;

/// <summary>What one directory record says beyond ECMA-119, before it is cut into entries: a view of bytes that others keep.</summary>
/// <remarks>Entries are recorded in the order of the properties. All of it costs no memory of its own.</remarks>
[Clause(Standard.Rrip, "4.1")]
public ref struct SystemUseEntries
{
    /// <summary>SP; only in the root's record of itself.</summary>
    public SharingProtocolIndicator? Indicator { get; set; }

    /// <summary>PX.</summary>
    public PosixAttributes? Attributes { get; set; }

    /// <summary>TF.</summary>
    public TimeStamps? Times { get; set; }

    /// <summary>PN; only for a device file.</summary>
    public PosixDevice? Device { get; set; }

    /// <summary>CL; only where a moved directory belongs.</summary>
    public ChildLink? ChildLink { get; set; }

    /// <summary>PL; only in a moved directory's record of its parent.</summary>
    public ParentLink? ParentLink { get; set; }

    /// <summary>RE; only in the record of a moved directory where it was moved to.</summary>
    public bool IsRelocated { get; set; }

    /// <summary>NM: any bytes, of any length; none for a directory's records of itself and of its parent.</summary>
    public ReadOnlySpan<byte> Name { get; set; }

    /// <summary>Whether there is an SL.</summary>
    public bool IsSymbolicLink { get; set; }

    /// <summary>SL: what the link names, any bytes, of any length.</summary>
    public ReadOnlySpan<byte> Link { get; set; }

    /// <summary>Whole entries of other extensions, one after another, recorded as they are.</summary>
    public ReadOnlySpan<byte> Others { get; set; }

    /// <summary>ER; only in the root's record of itself.</summary>
    public ExtensionsReference? Extensions { get; set; }

    /// <summary>Bytes of all entries where none of them has to be divided; -1 where that has to be tried.</summary>
    internal readonly int UndividedLength => IsSymbolicLink || !Others.IsEmpty || Name.Length > AlternateName.MaximumContent ? -1
        : LengthOf(Indicator) + LengthOf(Attributes) + LengthOf(Times) + LengthOf(Device) + LengthOf(ChildLink) + LengthOf(ParentLink) + LengthOf(Extensions)
            + (IsRelocated ? default(RelocatedDirectory).Length : 0) + (Name.IsEmpty ? 0 : AlternateName.HeaderLength + Name.Length);

    private static int LengthOf<T>(in T? entry)
        where T : struct, ISystemUseEntry => entry is { } value ? value.Length : 0;
}
