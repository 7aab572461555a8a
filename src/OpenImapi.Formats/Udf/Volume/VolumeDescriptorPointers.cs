namespace OpenImapi.Formats.Udf;

/// <summary>Where reading starts: the two volume descriptor sequences. It stands in two of the sectors 256, N - 256 and N, the last.</summary>
[Clause(Standard.Ecma167, "3/10.2")]
[Clause(Standard.OstaUdf, "2.2.3")]
public record struct AnchorVolumeDescriptorPointer(ExtentDescriptor MainSequence, ExtentDescriptor ReserveSequence) : IDescriptor
{
    /// <summary>The sector that always may hold one.</summary>
    public const uint FirstLocation = 256;

    public static TagIdentifier Identifier => TagIdentifier.AnchorVolumePointer;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.AnchorVolumePointer;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        MainSequence = f.Nested(MainSequence);
        ReserveSequence = f.Nested(ReserveSequence);
        f.Zero(480);
    }
}

/// <summary>Says where a volume descriptor sequence goes on.</summary>
[Clause(Standard.Ecma167, "3/10.3")]
public record struct VolumeDescriptorPointer(uint SequenceNumber, ExtentDescriptor Next) : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.VolumePointer;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.VolumePointer;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SequenceNumber = f.UInt32Little("volume descriptor sequence number", SequenceNumber);
        Next = f.Nested(Next);
        f.Zero(484);
    }
}

/// <summary>Ends a sequence of descriptors.</summary>
[Clause(Standard.Ecma167, "3/10.9")]
[Clause(Standard.Ecma167, "4/14.2")]
public record struct TerminatingDescriptor : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.Terminating;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.Terminating;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        f.Zero(496);
    }
}

/// <summary>Space of the volume that no partition has.</summary>
[Clause(Standard.Ecma167, "3/10.8")]
[Clause(Standard.OstaUdf, "2.2.5")]
public record struct UnallocatedSpaceDescriptor(uint SequenceNumber, ValueList<ExtentDescriptor> Extents) : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.UnallocatedSpace;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.UnallocatedSpace;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SequenceNumber = f.UInt32Little("volume descriptor sequence number", SequenceNumber);
        var count = f.UInt32Little("number of allocation descriptors", (uint)Extents.Count);
        Extents = f.List(Extents, count);
    }
}
