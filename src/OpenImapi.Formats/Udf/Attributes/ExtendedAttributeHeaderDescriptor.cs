namespace OpenImapi.Formats.Udf;

/// <summary>Begins the extended attributes of a file and says where those of implementations and applications begin.</summary>
[Clause(Standard.Ecma167, "4/14.10.1")]
[Clause(Standard.OstaUdf, "3.3.4.1")]
public record struct ExtendedAttributeHeaderDescriptor(uint ImplementationAttributes, uint ApplicationAttributes) : IDescriptor
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 24;

    /// <summary>A location where there are none of the kind.</summary>
    public const uint None = uint.MaxValue;

    public static TagIdentifier Identifier => TagIdentifier.ExtendedAttributeHeader;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.ExtendedAttributeHeader;

    public DescriptorTag Tag { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        ImplementationAttributes = f.UInt32Little("implementation attributes location", ImplementationAttributes);
        ApplicationAttributes = f.UInt32Little("application attributes location", ApplicationAttributes);
    }
}
