namespace OpenImapi.Formats.Udf;

/// <summary>An entry that says where the file's next ICB is.</summary>
[Clause(Standard.Ecma167, "4/14.7")]
public record struct IndirectEntry(IcbTag Icb, LongAllocationDescriptor IndirectIcb) : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.IndirectEntry;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.IndirectEntry;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        Icb = f.Nested(Icb);
        IndirectIcb = f.Nested(IndirectIcb);
    }
}

/// <summary>An entry that ends an ICB.</summary>
[Clause(Standard.Ecma167, "4/14.8")]
public record struct TerminalEntry(IcbTag Icb) : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.TerminalEntry;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.TerminalEntry;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        Icb = f.Nested(Icb);
    }
}

/// <summary>The head of an extent of further allocation descriptors, for a file that has too many for its entry.</summary>
[Clause(Standard.Ecma167, "4/14.5")]
[Clause(Standard.OstaUdf, "2.3.11")]
public record struct AllocationExtentDescriptor(uint PreviousLocation, ByteString AllocationDescriptors) : IDescriptor
{
    /// <summary>Bytes before the allocation descriptors.</summary>
    public const int FixedLength = 24;

    public static TagIdentifier Identifier => TagIdentifier.AllocationExtent;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.AllocationExtent;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        PreviousLocation = f.UInt32Little("previous allocation extent location", PreviousLocation);
        var length = f.UInt32Little("length of allocation descriptors", (uint)AllocationDescriptors.Length);
        AllocationDescriptors = f.Counted("allocation descriptors", AllocationDescriptors, length);
    }
}
