namespace OpenImapi.Formats.Udf;

/// <summary>The 12 bytes that begin every extended attribute: its kind and its whole length in bytes.</summary>
[Clause(Standard.Ecma167, "4/14.10.2")]
public record struct AttributeHeader(AttributeType Type, byte Subtype, uint Length) : IStructure
{
    /// <summary>Bytes of the header itself.</summary>
    public const int Size = 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = (AttributeType)f.UInt32Little("attribute type", (uint)Type);
        Subtype = f.UInt8("attribute subtype", Subtype);
        f.Zero(3);
        Length = f.UInt32Little("attribute length", Length);
    }
}

/// <summary>Kinds of extended attributes.</summary>
[Clause(Standard.Ecma167, "4/14.10")]
public enum AttributeType : uint
{
    None = 0,
    CharacterSet = 1,
    AlternatePermissions = 3,
    FileTimes = 5,
    InformationTimes = 6,
    DeviceSpecification = 12,

    /// <summary>The first kind of an implementation's own.</summary>
    ImplementationUse = 2048,

    /// <summary>The first kind of an application's own.</summary>
    ApplicationUse = 65536,
}

/// <summary>An attribute of any kind as it stands.</summary>
[Clause(Standard.Ecma167, "4/14.10.2")]
public record struct ExtendedAttribute(AttributeType Type, byte Subtype, ByteString Data) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => AttributeHeader.Size + Data.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var header = f.Nested(new AttributeHeader(Type, Subtype, (uint)Length));
        (Type, Subtype) = (header.Type, header.Subtype);
        Data = f.Counted("attribute data", Data, Math.Max(header.Length, AttributeHeader.Size) - AttributeHeader.Size);
    }
}
