namespace OpenImapi.Formats.Udf;

/// <summary>A table of unallocated or freed extents of a partition.</summary>
[Clause(Standard.Ecma167, "4/14.11")]
[Clause(Standard.OstaUdf, "2.3.7")]
public record struct UnallocatedSpaceEntry(IcbTag Icb, ByteString AllocationDescriptors) : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.UnallocatedSpaceEntry;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.UnallocatedSpaceEntry;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        Icb = f.Nested(Icb);
        var length = f.UInt32Little("length of allocation descriptors", (uint)AllocationDescriptors.Length);
        AllocationDescriptors = f.Counted("allocation descriptors", AllocationDescriptors, length);
    }
}

/// <summary>A bit for each block of a partition, lowest bit first: 1 when it is unallocated or freed. It may go over many blocks.</summary>
[Clause(Standard.Ecma167, "4/14.12")]
[Clause(Standard.OstaUdf, "2.3.8")]
public record struct SpaceBitmapDescriptor(uint Bits, ByteString Bitmap) : IDescriptor
{
    /// <summary>Bytes before the bitmap.</summary>
    public const int FixedLength = 24;

    /// <summary>Bytes after the tag that the CRC may be confined to, since the bitmap is long and changes often.</summary>
    public const int ShortCrcLength = FixedLength - DescriptorTag.Length;

    public static TagIdentifier Identifier => TagIdentifier.SpaceBitmap;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.SpaceBitmap;

    public DescriptorTag Tag { get; set; }

    /// <summary>True when the bit of a block is set; false beyond the bitmap.</summary>
    public readonly bool IsFree(uint block) =>
        block < Bits && block / 8 < (uint)Bitmap.Length && (Bitmap.Span[(int)(block / 8)] >> (int)(block % 8) & 1) != 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        Bits = f.UInt32Little("number of bits", Bits);
        var length = f.UInt32Little("number of bytes", (uint)Bitmap.Length);
        Bitmap = f.Counted("bitmap", Bitmap, length);
    }
}

/// <summary>Whether the space sets of a partition can be trusted; UDF does not record it.</summary>
[Clause(Standard.Ecma167, "4/14.13")]
[Clause(Standard.OstaUdf, "2.3.9")]
public record struct PartitionIntegrityEntry(IcbTag Icb, TimeStamp RecordedAt, PartitionIntegrityType Type, EntityIdentifier Implementation) : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.PartitionIntegrityEntry;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.PartitionIntegrityEntry;

    public DescriptorTag Tag { get; set; }

    /// <summary>Up to 256 bytes, without the zeros at its end.</summary>
    public ByteString ImplementationUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        Icb = f.Nested(Icb);
        RecordedAt = f.Nested(RecordedAt);
        Type = (PartitionIntegrityType)f.UInt8("integrity type", (byte)Type);
        f.Zero(175);
        Implementation = f.Nested(Implementation);
        ImplementationUse = f.Padded("implementation use", ImplementationUse, 256, Filler.Zero);
    }
}

/// <summary>Whether somebody is changing a partition.</summary>
[Clause(Standard.Ecma167, "4/14.13.4")]
public enum PartitionIntegrityType : byte
{
    Open = 0,
    Closed = 1,
    Stable = 2,
}
