namespace OpenImapi.Formats.Udf;

/// <summary>A run of sectors that logical volumes are made of.</summary>
[Clause(Standard.Ecma167, "3/10.5")]
[Clause(Standard.OstaUdf, "2.2.14")]
public record struct PartitionDescriptor : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.Partition;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.Partition;

    public DescriptorTag Tag { get; set; }

    public uint SequenceNumber { get; set; }

    /// <summary>Bit 0: the volume space is allocated.</summary>
    public ushort Flags { get; set; }

    /// <summary>What partition maps call it by.</summary>
    public ushort Number { get; set; }

    /// <summary>"+NSR02" or "+NSR03"; other standards have other contents.</summary>
    public EntityIdentifier Contents { get; set; }

    /// <summary>Where the space sets are, of a partition of NSR02 or NSR03.</summary>
    public PartitionHeaderDescriptor Header { get; set; }

    /// <summary>What other contents say: up to 128 bytes, without the zeros at its end.</summary>
    public ByteString ContentsUse { get; set; }

    public PartitionAccess Access { get; set; }

    /// <summary>The first logical sector.</summary>
    public uint Start { get; set; }

    /// <summary>Length in logical sectors.</summary>
    public uint Length { get; set; }

    public EntityIdentifier Implementation { get; set; }

    /// <summary>Up to 128 bytes, without the zeros at its end.</summary>
    public ByteString ImplementationUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SequenceNumber = f.UInt32Little("volume descriptor sequence number", SequenceNumber);
        Flags = f.UInt16Little("partition flags", Flags);
        Number = f.UInt16Little("partition number", Number);
        Contents = f.Nested(Contents);
        if (Contents.Is(UdfIdentifiers.Nsr02) || Contents.Is(UdfIdentifiers.Nsr03))
            Header = f.Nested(Header);
        else
            ContentsUse = f.Padded("partition contents use", ContentsUse, 128, Filler.Zero);
        Access = (PartitionAccess)f.UInt32Little("access type", (uint)Access);
        Start = f.UInt32Little("partition starting location", Start);
        Length = f.UInt32Little("partition length", Length);
        Implementation = f.Nested(Implementation);
        ImplementationUse = f.Padded("implementation use", ImplementationUse, 128, Filler.Zero);
        f.Zero(156);
    }
}

/// <summary>Where the sets of unallocated and freed blocks lie; an extent of length 0 where there is none.</summary>
[Clause(Standard.Ecma167, "4/14.3")]
[Clause(Standard.OstaUdf, "2.3.3")]
public record struct PartitionHeaderDescriptor : IStructure
{
    public ShortAllocationDescriptor UnallocatedSpaceTable { get; set; }

    public ShortAllocationDescriptor UnallocatedSpaceBitmap { get; set; }

    /// <summary>Not recorded in UDF.</summary>
    public ShortAllocationDescriptor PartitionIntegrityTable { get; set; }

    public ShortAllocationDescriptor FreedSpaceTable { get; set; }

    public ShortAllocationDescriptor FreedSpaceBitmap { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        UnallocatedSpaceTable = f.Nested(UnallocatedSpaceTable);
        UnallocatedSpaceBitmap = f.Nested(UnallocatedSpaceBitmap);
        PartitionIntegrityTable = f.Nested(PartitionIntegrityTable);
        FreedSpaceTable = f.Nested(FreedSpaceTable);
        FreedSpaceBitmap = f.Nested(FreedSpaceBitmap);
        f.Zero(88);
    }
}

/// <summary>How the sectors of a partition may be written.</summary>
[Clause(Standard.Ecma167, "3/10.5.7")]
[Clause(Standard.OstaUdf, "2.2.14.2")]
public enum PartitionAccess : uint
{
    /// <summary>Not told; from revision 2.60 on, pseudo-overwritable.</summary>
    PseudoOverwritable = 0,
    ReadOnly = 1,
    WriteOnce = 2,

    /// <summary>Sectors have to be made ready before they are written again.</summary>
    Rewritable = 3,
    Overwritable = 4,
}
