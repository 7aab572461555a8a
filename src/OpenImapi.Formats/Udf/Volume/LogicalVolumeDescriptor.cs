namespace OpenImapi.Formats.Udf;

/// <summary>A logical volume: its name, the partitions that it is made of, and where its files start.</summary>
[Clause(Standard.Ecma167, "3/10.6")]
[Clause(Standard.OstaUdf, "2.2.4")]
public record struct LogicalVolumeDescriptor : IDescriptor
{
    /// <summary>Bytes before the partition maps.</summary>
    public const int FixedLength = 440;

    public static TagIdentifier Identifier => TagIdentifier.LogicalVolume;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.LogicalVolume;

    public DescriptorTag Tag { get; set; }

    public uint SequenceNumber { get; set; }

    public CharacterSet CharacterSet { get; set; }

    /// <summary>The name that systems show, in Compressed Unicode, up to 127 bytes.</summary>
    public ByteString LogicalVolumeIdentifier { get; set; }

    /// <summary>Bytes of a logical block, the same as of a logical sector.</summary>
    public uint LogicalBlockSize { get; set; }

    /// <summary>The domain, with the revision and the write protection.</summary>
    public EntityIdentifier Domain { get; set; }

    /// <summary>The extent of the file set descriptors (logical volume contents use, 2.2.4.4).</summary>
    public LongAllocationDescriptor FileSet { get; set; }

    public EntityIdentifier Implementation { get; set; }

    /// <summary>Up to 128 bytes, without the zeros at its end.</summary>
    public ByteString ImplementationUse { get; set; }

    /// <summary>Where the integrity descriptors are.</summary>
    public ExtentDescriptor IntegritySequence { get; set; }

    /// <summary>A partition reference number is an index into this list.</summary>
    public ValueList<PartitionMap> PartitionMaps { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SequenceNumber = f.UInt32Little("volume descriptor sequence number", SequenceNumber);
        CharacterSet = f.Nested(CharacterSet);
        LogicalVolumeIdentifier = f.DString("logical volume identifier", LogicalVolumeIdentifier, 128);
        LogicalBlockSize = f.UInt32Little("logical block size", LogicalBlockSize);
        Domain = f.Nested(Domain);
        FileSet = f.Nested(FileSet);
        f.UInt32Little("map table length", MapTableLength);
        var count = f.UInt32Little("number of partition maps", (uint)PartitionMaps.Count);
        Implementation = f.Nested(Implementation);
        ImplementationUse = f.Padded("implementation use", ImplementationUse, 128, Filler.Zero);
        IntegritySequence = f.Nested(IntegritySequence);
        PartitionMaps = f.List(PartitionMaps, count);
    }

    private readonly uint MapTableLength
    {
        get
        {
            var length = 0;
            foreach (var map in PartitionMaps.Span)
                length += map.Length;
            return (uint)length;
        }
    }
}
