namespace OpenImapi.Formats.Udf;

/// <summary>Who or what a structure is of: a domain, UDF itself, an implementation or an application. 32 bytes.</summary>
[Clause(Standard.Ecma167, "1/7.4")]
[Clause(Standard.OstaUdf, "2.1.5")]
public record struct EntityIdentifier(EntityFlags Flags, ByteString Identifier, EntitySuffix Suffix) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    /// <summary>The identifier of the domain: "*OSTA UDF Compliant" with a revision and the write protection.</summary>
    public static EntityIdentifier Domain(UdfRevision revision, DomainFlags flags = DomainFlags.None) =>
        new(EntityFlags.None, UdfIdentifiers.Domain, new() { Kind = EntitySuffixKind.Domain, Revision = revision, DomainFlags = flags });

    /// <summary>An identifier that UDF defines, such as "*UDF LV Info", with the revision that it follows.</summary>
    public static EntityIdentifier Udf(ByteString identifier, UdfRevision revision, RecordingSystem system = default) =>
        new(EntityFlags.None, identifier, new() { Kind = EntitySuffixKind.Udf, Revision = revision, System = system });

    /// <summary>The identifier of the program that records, up to 23 ASCII characters of which the first is an asterisk.</summary>
    public static EntityIdentifier Implementation(ByteString identifier, RecordingSystem system = default) =>
        new(EntityFlags.None, identifier, new() { Kind = EntitySuffixKind.Implementation, System = system });

    /// <summary>"+NSR02" or "+NSR03": which edition the contents of a partition follow.</summary>
    public static EntityIdentifier PartitionContents(UdfRevision revision) => new(EntityFlags.None, UdfIdentifiers.NsrOf(revision), default);

    /// <summary>True when the identifier is the one given; suffix and flags do not count.</summary>
    public readonly bool Is(ByteString identifier) => Identifier == identifier;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Flags = (EntityFlags)f.UInt8("flags", (byte)Flags);
        Identifier = f.Padded("identifier", Identifier, 23, Filler.Zero);
        Suffix = f.Nested(Suffix with { Kind = EntitySuffix.KindOf(Identifier) });
    }
}

/// <summary>What may be done with an entity identifier.</summary>
[Flags]
[Clause(Standard.Ecma167, "1/7.4.1")]
public enum EntityFlags : byte
{
    None = 0,

    /// <summary>The information it stands for was changed by someone who does not know it.</summary>
    Dirty = 1,

    /// <summary>Only whoever it names may change it.</summary>
    Protected = 2,
}
