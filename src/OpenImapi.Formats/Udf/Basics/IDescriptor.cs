namespace OpenImapi.Formats.Udf;

/// <summary>A structure that begins with a descriptor tag.</summary>
public interface IDescriptor : IStructure
{
    /// <summary>The tag identifier of this kind of descriptor.</summary>
    static abstract TagIdentifier Identifier { get; }

    /// <summary>A second tag identifier that this kind may have; the same where there is but one.</summary>
    static abstract TagIdentifier AlternateIdentifier { get; }

    DescriptorTag Tag { get; set; }
}
