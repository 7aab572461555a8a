namespace OpenImapi.Formats.Udf;

/// <summary>The last eight bytes of an entity identifier, whose form depends on the identifier before them.</summary>
[Clause(Standard.OstaUdf, "2.1.5.3")]
public record struct EntitySuffix : IStructure
{
    public EntitySuffixKind Kind { get; set; }

    /// <summary>The revision that the structure follows; of a domain or UDF identifier.</summary>
    public UdfRevision Revision { get; set; }

    /// <summary>Of a domain identifier.</summary>
    public DomainFlags DomainFlags { get; set; }

    /// <summary>The system that recorded; of a UDF or implementation identifier.</summary>
    public RecordingSystem System { get; set; }

    /// <summary>What is left of the eight bytes, without the zeros at its end.</summary>
    public ByteString Use { get; set; }

    /// <summary>The form that belongs to an identifier.</summary>
    public static EntitySuffixKind KindOf(ByteString identifier) =>
        identifier == UdfIdentifiers.Domain ? EntitySuffixKind.Domain
        : identifier.Span.StartsWith("*UDF "u8) ? EntitySuffixKind.Udf
        : identifier.Span.StartsWith("*"u8) ? EntitySuffixKind.Implementation : EntitySuffixKind.Application;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        if (Kind is EntitySuffixKind.Domain or EntitySuffixKind.Udf)
            Revision = (UdfRevision)f.UInt16Little("UDF revision", (ushort)Revision);
        if (Kind == EntitySuffixKind.Domain)
            DomainFlags = (DomainFlags)f.UInt8("domain flags", (byte)DomainFlags);
        if (Kind is EntitySuffixKind.Udf or EntitySuffixKind.Implementation)
            System = f.Nested(System);
        var (name, length) = Kind switch
        {
            EntitySuffixKind.Domain => ("reserved", 5),
            EntitySuffixKind.Udf => ("reserved", 4),
            EntitySuffixKind.Implementation => ("implementation use area", 6),
            _ => ("application use area", 8),
        };
        Use = f.Padded(name, Use, length, Filler.Zero);
    }
}

/// <summary>The four forms of a suffix.</summary>
[Clause(Standard.OstaUdf, "2.1.5.3")]
public enum EntitySuffixKind
{
    /// <summary>Eight bytes of the application's own; also those of an empty identifier.</summary>
    Application,
    Domain,
    Udf,
    Implementation,
}

/// <summary>Write protection of a logical volume or file set.</summary>
[Flags]
[Clause(Standard.OstaUdf, "2.1.5.3")]
public enum DomainFlags : byte
{
    None = 0,

    /// <summary>Set for good: nothing may be written any more.</summary>
    HardWriteProtect = 1,

    /// <summary>Set until somebody takes it away.</summary>
    SoftWriteProtect = 2,
}

/// <summary>The operating system that recorded something, by class and kind.</summary>
[Clause(Standard.OstaUdf, "6.3")]
public record struct RecordingSystem(RecordingSystemClass Class, byte Identifier) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Class = (RecordingSystemClass)f.UInt8("OS class", (byte)Class);
        Identifier = f.UInt8("OS identifier", Identifier);
    }
}

/// <summary>Families of operating systems.</summary>
[Clause(Standard.OstaUdf, "6.3.1")]
public enum RecordingSystemClass : byte
{
    Undefined = 0,
    Dos = 1,
    Os2 = 2,
    Macintosh = 3,
    Unix = 4,
    Windows9x = 5,
    WindowsNt = 6,
    Os400 = 7,
    BeOs = 8,
    WindowsCe = 9,
}
