namespace OpenImapi.Formats.Udf;

/// <summary>Identifies the volume and the set that it is of.</summary>
[Clause(Standard.Ecma167, "3/10.1")]
[Clause(Standard.OstaUdf, "2.2.2")]
public record struct PrimaryVolumeDescriptor : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.PrimaryVolume;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.PrimaryVolume;

    public DescriptorTag Tag { get; set; }

    /// <summary>Of two descriptors for the same thing the one with the greater number holds.</summary>
    public uint SequenceNumber { get; set; }

    public uint Number { get; set; }

    /// <summary>Compressed Unicode, up to 31 bytes.</summary>
    public ByteString VolumeIdentifier { get; set; }

    public ushort VolumeSequenceNumber { get; set; }

    public ushort MaximumVolumeSequenceNumber { get; set; }

    /// <summary>2 for a single volume, 3 in a set of several.</summary>
    public ushort InterchangeLevel { get; set; }

    public ushort MaximumInterchangeLevel { get; set; }

    /// <summary>Bit 0, CS0, in UDF.</summary>
    public uint CharacterSets { get; set; }

    public uint MaximumCharacterSets { get; set; }

    /// <summary>Compressed Unicode, up to 127 bytes; the first 16 characters shall be unique, the first 8 of them hexadecimal digits of a time.</summary>
    public ByteString VolumeSetIdentifier { get; set; }

    public CharacterSet DescriptorCharacterSet { get; set; }

    public CharacterSet ExplanatoryCharacterSet { get; set; }

    public ExtentDescriptor VolumeAbstract { get; set; }

    public ExtentDescriptor VolumeCopyrightNotice { get; set; }

    public EntityIdentifier Application { get; set; }

    public TimeStamp RecordedAt { get; set; }

    public EntityIdentifier Implementation { get; set; }

    /// <summary>Up to 64 bytes, without the zeros at its end.</summary>
    public ByteString ImplementationUse { get; set; }

    public uint PredecessorSequenceLocation { get; set; }

    /// <summary>Bit 0: every volume of the set has the same set identifier.</summary>
    public ushort Flags { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SequenceNumber = f.UInt32Little("volume descriptor sequence number", SequenceNumber);
        Number = f.UInt32Little("primary volume descriptor number", Number);
        VolumeIdentifier = f.DString("volume identifier", VolumeIdentifier, 32);
        VolumeSequenceNumber = f.UInt16Little("volume sequence number", VolumeSequenceNumber);
        MaximumVolumeSequenceNumber = f.UInt16Little("maximum volume sequence number", MaximumVolumeSequenceNumber);
        InterchangeLevel = f.UInt16Little("interchange level", InterchangeLevel);
        MaximumInterchangeLevel = f.UInt16Little("maximum interchange level", MaximumInterchangeLevel);
        CharacterSets = f.UInt32Little("character set list", CharacterSets);
        MaximumCharacterSets = f.UInt32Little("maximum character set list", MaximumCharacterSets);
        VolumeSetIdentifier = f.DString("volume set identifier", VolumeSetIdentifier, 128);
        DescriptorCharacterSet = f.Nested(DescriptorCharacterSet);
        ExplanatoryCharacterSet = f.Nested(ExplanatoryCharacterSet);
        VolumeAbstract = f.Nested(VolumeAbstract);
        VolumeCopyrightNotice = f.Nested(VolumeCopyrightNotice);
        Application = f.Nested(Application);
        RecordedAt = f.Nested(RecordedAt);
        Implementation = f.Nested(Implementation);
        ImplementationUse = f.Padded("implementation use", ImplementationUse, 64, Filler.Zero);
        PredecessorSequenceLocation = f.UInt32Little("predecessor volume descriptor sequence location", PredecessorSequenceLocation);
        Flags = f.UInt16Little("flags", Flags);
        f.Zero(22);
    }
}
