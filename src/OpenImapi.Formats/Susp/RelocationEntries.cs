namespace OpenImapi.Formats.Susp;

/// <summary>CL: this record stands where a directory belongs that is recorded elsewhere, since the hierarchy would be too deep.</summary>
/// <param name="Location">The block of 2,048 bytes at which the moved directory begins.</param>
[Clause(Standard.Rrip, "4.1.5.1")]
public record struct ChildLink(uint Location) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.CL;

    public readonly int Length => 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("CL"u8, Length);
        Location = f.UInt32Both("location of child directory", Location);
    }
}

/// <summary>PL: where the directory is to which a moved one belongs. It stands in the moved directory's record of its parent.</summary>
/// <param name="Location">The block of 2,048 bytes at which the true parent begins.</param>
[Clause(Standard.Rrip, "4.1.5.2")]
public record struct ParentLink(uint Location) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.PL;

    public readonly int Length => 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("PL"u8, Length);
        Location = f.UInt32Both("location of parent directory", Location);
    }
}

/// <summary>RE: the record of a directory that was moved here and belongs elsewhere; it is not to be shown here.</summary>
[Clause(Standard.Rrip, "4.1.5.3")]
public record struct RelocatedDirectory : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.RE;

    public readonly int Length => 4;

    public readonly void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => f.Header("RE"u8, Length);
}
