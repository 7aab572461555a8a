namespace OpenImapi.Formats.Udf;

/// <summary>Whether the logical volume is whole, and how full it is.</summary>
[Clause(Standard.Ecma167, "3/10.10")]
[Clause(Standard.OstaUdf, "2.2.6")]
public record struct LogicalVolumeIntegrityDescriptor : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.LogicalVolumeIntegrity;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.LogicalVolumeIntegrity;

    public DescriptorTag Tag { get; set; }

    public TimeStamp RecordedAt { get; set; }

    public IntegrityType Type { get; set; }

    /// <summary>Where the sequence goes on; length 0 where it does not.</summary>
    public ExtentDescriptor NextExtent { get; set; }

    /// <summary>The next unique identifier of a file (logical volume header descriptor, 4/14.15); never 0 to 15.</summary>
    public ulong NextUniqueId { get; set; }

    /// <summary>Free blocks of each partition; FFFFFFFFh where that is not known.</summary>
    public ValueList<uint> FreeSpace { get; set; }

    /// <summary>Blocks of each partition; FFFFFFFFh where that is not known.</summary>
    public ValueList<uint> Sizes { get; set; }

    /// <summary>What UDF asks for; nothing when there is too little room for it.</summary>
    public LogicalVolumeIntegrityUse? Use { get; set; }

    /// <summary>What an implementation adds.</summary>
    public ByteString ImplementationUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        RecordedAt = f.Nested(RecordedAt);
        Type = (IntegrityType)f.UInt32Little("integrity type", (uint)Type);
        NextExtent = f.Nested(NextExtent);
        NextUniqueId = f.UInt64Little("unique ID", NextUniqueId);
        f.Zero(24);
        var partitions = f.UInt32Little("number of partitions", (uint)Math.Max(FreeSpace.Count, Sizes.Count));
        var length = f.UInt32Little("length of implementation use", (uint)((Use is null ? 0 : LogicalVolumeIntegrityUse.Length) + ImplementationUse.Length));
        FreeSpace = f.UInt32List("free space", FreeSpace, partitions);
        Sizes = f.UInt32List("size", Sizes, partitions);
        if (length >= LogicalVolumeIntegrityUse.Length)
        {
            Use = f.Nested(Use ?? default);
            length -= LogicalVolumeIntegrityUse.Length;
        }

        ImplementationUse = f.Counted("implementation use", ImplementationUse, length);
    }
}

/// <summary>Whether somebody is changing the logical volume.</summary>
[Clause(Standard.Ecma167, "3/10.10.3")]
public enum IntegrityType : uint
{
    Open = 0,
    Closed = 1,
}

/// <summary>How many files there are, and which revisions one has to know to read and to write.</summary>
[Clause(Standard.OstaUdf, "2.2.6.4")]
public record struct LogicalVolumeIntegrityUse(EntityIdentifier Implementation, uint Files, uint Directories) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 46;

    /// <summary>At most 2.50 in a volume of 2.60.</summary>
    public UdfRevision MinimumRead { get; set; }

    public UdfRevision MinimumWrite { get; set; }

    /// <summary>The greatest revision that somebody has written with.</summary>
    public UdfRevision MaximumWrite { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Implementation = f.Nested(Implementation);
        Files = f.UInt32Little("number of files", Files);
        Directories = f.UInt32Little("number of directories", Directories);
        MinimumRead = (UdfRevision)f.UInt16Little("minimum UDF read revision", (ushort)MinimumRead);
        MinimumWrite = (UdfRevision)f.UInt16Little("minimum UDF write revision", (ushort)MinimumWrite);
        MaximumWrite = (UdfRevision)f.UInt16Little("maximum UDF write revision", (ushort)MaximumWrite);
    }
}
