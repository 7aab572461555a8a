namespace OpenImapi.Formats.Udf;

/// <summary>What an implementation says of the volume; UDF asks for one with <see cref="LogicalVolumeInformation"/>.</summary>
[Clause(Standard.Ecma167, "3/10.4")]
[Clause(Standard.OstaUdf, "2.2.7")]
public record struct ImplementationUseVolumeDescriptor : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.ImplementationUseVolume;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.ImplementationUseVolume;

    public DescriptorTag Tag { get; set; }

    public uint SequenceNumber { get; set; }

    /// <summary>"*UDF LV Info", or somebody else's.</summary>
    public EntityIdentifier Implementation { get; set; }

    /// <summary>What "*UDF LV Info" says.</summary>
    public LogicalVolumeInformation Information { get; set; }

    /// <summary>What another says: up to 460 bytes, without the zeros at its end.</summary>
    public ByteString ImplementationUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SequenceNumber = f.UInt32Little("volume descriptor sequence number", SequenceNumber);
        Implementation = f.Nested(Implementation);
        if (Implementation.Is(UdfIdentifiers.LogicalVolumeInformation))
            Information = f.Nested(Information);
        else
            ImplementationUse = f.Padded("implementation use", ImplementationUse, 460, Filler.Zero);
    }
}

/// <summary>The logical volume's name again, and three lines on who made it.</summary>
[Clause(Standard.OstaUdf, "2.2.7.2")]
public record struct LogicalVolumeInformation(CharacterSet CharacterSet, ByteString LogicalVolumeIdentifier) : IStructure
{
    /// <summary>Compressed Unicode, up to 35 bytes; by custom the owner.</summary>
    public ByteString Line1 { get; set; }

    /// <summary>Compressed Unicode, up to 35 bytes; by custom the organization.</summary>
    public ByteString Line2 { get; set; }

    /// <summary>Compressed Unicode, up to 35 bytes; by custom how to reach them.</summary>
    public ByteString Line3 { get; set; }

    public EntityIdentifier Implementation { get; set; }

    /// <summary>Up to 128 bytes, without the zeros at its end.</summary>
    public ByteString ImplementationUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        CharacterSet = f.Nested(CharacterSet);
        LogicalVolumeIdentifier = f.DString("logical volume identifier", LogicalVolumeIdentifier, 128);
        Line1 = f.DString("LV info 1", Line1, 36);
        Line2 = f.DString("LV info 2", Line2, 36);
        Line3 = f.DString("LV info 3", Line3, 36);
        Implementation = f.Nested(Implementation);
        ImplementationUse = f.Padded("implementation use", ImplementationUse, 128, Filler.Zero);
    }
}
