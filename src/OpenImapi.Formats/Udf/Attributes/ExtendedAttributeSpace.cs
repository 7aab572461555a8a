namespace OpenImapi.Formats.Udf;

/// <summary>All extended attributes of one entry, in order: those of the standard, those of implementations, those of applications.</summary>
[Clause(Standard.Ecma167, "4/9.1")]
[Clause(Standard.OstaUdf, "3.3.4")]
public sealed record ExtendedAttributeSpace(ValueList<ExtendedAttribute> Attributes)
{
    /// <summary>Encoded length in bytes.</summary>
    public int Length => ExtendedAttributeHeaderDescriptor.Length + Attributes.Sum(attribute => attribute.Length);

    /// <summary>The first attribute of a kind, or nothing.</summary>
    public ExtendedAttribute? Find(AttributeType type) => Attributes.Where(attribute => attribute.Type == type).Cast<ExtendedAttribute?>().FirstOrDefault();

    /// <summary>Writes header and attributes and returns how many bytes they took.</summary>
    /// <param name="bytes">Where to write.</param>
    /// <param name="location">The block of the entry that holds them, for the header's tag.</param>
    /// <param name="revision">Decides the version of the header's tag.</param>
    public int Write(Span<byte> bytes, uint location, UdfRevision revision)
    {
        var at = ExtendedAttributeHeaderDescriptor.Length;
        var (implementation, application) = (ExtendedAttributeHeaderDescriptor.None, ExtendedAttributeHeaderDescriptor.None);
        foreach (var attribute in Attributes.OrderBy(attribute => PartOf(attribute.Type)))
        {
            if (PartOf(attribute.Type) == 1)
                implementation = Math.Min(implementation, (uint)at);
            if (PartOf(attribute.Type) == 2)
                application = Math.Min(application, (uint)at);
            at += Structure.Write(attribute, bytes[at..]);
        }

        Descriptor.Write(new ExtendedAttributeHeaderDescriptor(implementation, application), bytes, location, revision);
        return at;
    }

    /// <summary>Reads the attributes of an entry; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="bytes">All of them, with the header.</param>
    /// <param name="location">The block of the entry, which the header's tag shall name.</param>
    /// <param name="faults">Offsets are bytes from the header.</param>
    public static ExtendedAttributeSpace Read(ReadOnlySpan<byte> bytes, uint location, FaultList faults)
    {
        var attributes = new List<ExtendedAttribute>();
        if (bytes.IsEmpty)
            return new([]);
        Descriptor.Read<ExtendedAttributeHeaderDescriptor>(bytes, location, faults);
        for (var at = ExtendedAttributeHeaderDescriptor.Length; at + AttributeHeader.Size <= bytes.Length;)
        {
            var header = Structure.Read<AttributeHeader>(bytes[at..]);
            if (header is { Type: AttributeType.None, Length: 0 })
                break;
            if (header.Length < AttributeHeader.Size || header.Length > bytes.Length - at)
            {
                faults.Add(at + 8, "attribute length", $"{header.Length} bytes are no attribute that fits here");
                break;
            }

            attributes.Add(Structure.Read<ExtendedAttribute>(bytes.Slice(at, (int)header.Length), faults));
            at += (int)header.Length;
        }

        return new([.. attributes]);
    }

    private static int PartOf(AttributeType type) => type < AttributeType.ImplementationUse ? 0 : type < AttributeType.ApplicationUse ? 1 : 2;
}
