namespace OpenImapi.Formats.Udf;

/// <summary>One 2,048-byte descriptor of the volume recognition sequence, from byte 32,768 on: which standards the volume follows.</summary>
[Clause(Standard.Ecma167, "2/9.1")]
[Clause(Standard.Ecma167, "2/9.2")]
[Clause(Standard.Ecma167, "2/9.3")]
[Clause(Standard.Ecma167, "3/9.1")]
[Clause(Standard.OstaUdf, "2.1.7")]
public record struct VolumeStructureDescriptor(ByteString Identifier) : IStructure
{
    /// <summary>Length in bytes; with larger sectors each descriptor begins one.</summary>
    public const int Length = 2048;

    /// <summary>Begins the extended area.</summary>
    public static readonly ByteString BeginningExtendedArea = ByteString.Ascii("BEA01");

    /// <summary>ECMA-167, 2nd edition: UDF up to 1.50.</summary>
    public static readonly ByteString Nsr02 = ByteString.Ascii("NSR02");

    /// <summary>ECMA-167, 3rd edition: UDF from 2.00 on.</summary>
    public static readonly ByteString Nsr03 = ByteString.Ascii("NSR03");

    /// <summary>Ends the extended area.</summary>
    public static readonly ByteString TerminatingExtendedArea = ByteString.Ascii("TEA01");

    /// <summary>A boot descriptor, see <see cref="BootDescriptor"/>.</summary>
    public static readonly ByteString Boot = ByteString.Ascii("BOOT2");

    /// <summary>0; an ECMA-119 descriptor has other types.</summary>
    public byte Type { get; set; }

    /// <summary>1.</summary>
    public byte Version { get; set; } = 1;

    /// <summary>Up to 2,041 bytes, without the zeros at its end.</summary>
    public ByteString Data { get; set; }

    /// <summary>The three descriptors that announce a volume of a revision.</summary>
    public static IReadOnlyList<VolumeStructureDescriptor> SequenceFor(UdfRevision revision) =>
        [new(BeginningExtendedArea), new(revision.StandardIdentifier()), new(TerminatingExtendedArea)];

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = f.UInt8("structure type", Type);
        Identifier = f.Bytes("standard identifier", Identifier, 5);
        Version = f.UInt8("structure version", Version);
        Data = f.Padded("structure data", Data, Length - 7, Filler.Zero);
    }
}

/// <summary>Where a program to boot from lies, for a kind of machine.</summary>
[Clause(Standard.Ecma167, "2/9.4")]
public record struct BootDescriptor(EntityIdentifier Architecture, EntityIdentifier Boot, ExtentDescriptor Extent) : IStructure
{
    public ulong LoadAddress { get; set; }

    public ulong StartAddress { get; set; }

    public TimeStamp CreatedAt { get; set; }

    /// <summary>Bit 0: boot descriptors before this one for the same architecture and identifier do not count.</summary>
    public ushort Flags { get; set; }

    /// <summary>Up to 1,906 bytes, without the zeros at its end.</summary>
    public ByteString BootUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("structure type", 0);
        f.Fixed("standard identifier", "BOOT2"u8);
        f.UInt8("structure version", 1);
        f.Zero(1);
        Architecture = f.Nested(Architecture);
        Boot = f.Nested(Boot);
        var location = f.UInt32Little("boot extent location", Extent.Location);
        Extent = new(f.UInt32Little("boot extent length", Extent.Length), location);
        LoadAddress = f.UInt64Little("load address", LoadAddress);
        StartAddress = f.UInt64Little("start address", StartAddress);
        CreatedAt = f.Nested(CreatedAt);
        Flags = f.UInt16Little("flags", Flags);
        f.Zero(32);
        BootUse = f.Padded("boot use", BootUse, 1906, Filler.Zero);
    }
}
