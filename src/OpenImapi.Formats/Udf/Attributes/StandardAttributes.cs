namespace OpenImapi.Formats.Udf;

/// <summary>An attribute with a form of its own, that stands among others as an <see cref="ExtendedAttribute"/>.</summary>
public interface IAttribute : IStructure
{
    /// <summary>Encoded length in bytes, header included.</summary>
    int Length { get; }
}

/// <summary>Between attributes of a known form and attributes as they stand.</summary>
public static class Attributes
{
    /// <summary>The attribute as one among others.</summary>
    public static ExtendedAttribute ToAttribute<T>(this T attribute)
        where T : struct, IAttribute
    {
        var bytes = new byte[attribute.Length];
        Structure.Write(attribute, bytes);
        return Structure.Read<ExtendedAttribute>(bytes);
    }

    /// <summary>The attribute in its own form; its kind is the caller's affair.</summary>
    public static T As<T>(this ExtendedAttribute attribute, FaultList? faults = null)
        where T : struct, IAttribute
    {
        var bytes = new byte[attribute.Length];
        Structure.Write(attribute, bytes);
        return Structure.Read<T>(bytes, faults);
    }
}

/// <summary>When a file was created, deleted, comes into effect or was saved; for file entries, which have no field for them.</summary>
[Clause(Standard.Ecma167, "4/14.10.5")]
[Clause(Standard.OstaUdf, "3.3.4.3")]
public record struct FileTimesAttribute(FileTimes Existing, ValueList<TimeStamp> Times) : IAttribute
{
    public readonly int Length => AttributeHeader.Size + 8 + Times.Count * TimeStamp.Length;

    /// <summary>The attribute that tells when a file was created.</summary>
    public static FileTimesAttribute Created(TimeStamp time) => new(FileTimes.Creation, [time]);

    /// <summary>When the file was created, or nothing.</summary>
    public readonly TimeStamp? CreatedAt => Existing.HasFlag(FileTimes.Creation) && Times.Count > 0 ? Times[0] : null;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Nested(new AttributeHeader(AttributeType.FileTimes, 1, (uint)Length));
        var length = f.UInt32Little("data length", (uint)(Times.Count * TimeStamp.Length));
        Existing = (FileTimes)f.UInt32Little("file time existence", (uint)Existing);
        Times = f.List(Times, length / TimeStamp.Length);
    }
}

/// <summary>Which times follow, in order of the bits.</summary>
[Flags]
[Clause(Standard.Ecma167, "4/14.10.5.6")]
public enum FileTimes : uint
{
    None = 0,
    Creation = 1,
    Deletion = 4,
    Effective = 8,
    Backup = 32,
}

/// <summary>When the information in a file was created, changed, expires or comes into effect.</summary>
[Clause(Standard.Ecma167, "4/14.10.6")]
public record struct InformationTimesAttribute(InformationTimes Existing, ValueList<TimeStamp> Times) : IAttribute
{
    public readonly int Length => AttributeHeader.Size + 8 + Times.Count * TimeStamp.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Nested(new AttributeHeader(AttributeType.InformationTimes, 1, (uint)Length));
        var length = f.UInt32Little("data length", (uint)(Times.Count * TimeStamp.Length));
        Existing = (InformationTimes)f.UInt32Little("information time existence", (uint)Existing);
        Times = f.List(Times, length / TimeStamp.Length);
    }
}

/// <summary>Which times follow, in order of the bits.</summary>
[Flags]
[Clause(Standard.Ecma167, "4/14.10.6.6")]
public enum InformationTimes : uint
{
    None = 0,
    Creation = 1,
    Modification = 2,
    Expiration = 4,
    Effective = 8,
}

/// <summary>The numbers of a device node.</summary>
[Clause(Standard.Ecma167, "4/14.10.7")]
[Clause(Standard.OstaUdf, "3.3.4.4")]
public record struct DeviceSpecificationAttribute(uint Major, uint Minor, EntityIdentifier Implementation) : IAttribute
{
    /// <summary>What the implementation adds after its identifier.</summary>
    public ByteString ImplementationUse { get; set; }

    /// <summary>True when there is no identifier either, as in volumes of others.</summary>
    public bool HasNoImplementation { get; set; }

    public readonly int Length => AttributeHeader.Size + 12 + (HasNoImplementation ? 0 : EntityIdentifier.Length) + ImplementationUse.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Nested(new AttributeHeader(AttributeType.DeviceSpecification, 1, (uint)Length));
        var use = f.UInt32Little("implementation use length", (uint)(Length - AttributeHeader.Size - 12));
        Major = f.UInt32Little("major device identification", Major);
        Minor = f.UInt32Little("minor device identification", Minor);
        HasNoImplementation = use < EntityIdentifier.Length;
        if (!HasNoImplementation)
        {
            Implementation = f.Nested(Implementation);
            use -= EntityIdentifier.Length;
        }

        ImplementationUse = f.Counted("implementation use", ImplementationUse, use);
    }
}

/// <summary>The character set of a file's content; UDF does not record it.</summary>
[Clause(Standard.Ecma167, "4/14.10.3")]
public record struct CharacterSetAttribute(byte CharacterSetType, ByteString EscapeSequences) : IAttribute
{
    public readonly int Length => AttributeHeader.Size + 5 + EscapeSequences.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Nested(new AttributeHeader(AttributeType.CharacterSet, 1, (uint)Length));
        var length = f.UInt32Little("escape sequences length", (uint)EscapeSequences.Length);
        CharacterSetType = f.UInt8("character set type", CharacterSetType);
        EscapeSequences = f.Counted("escape sequences", EscapeSequences, length);
    }
}

/// <summary>Owner, group and permissions of 16 bits each; UDF does not record it (3.3.4.2).</summary>
[Clause(Standard.Ecma167, "4/14.10.4")]
public record struct AlternatePermissionsAttribute(ushort Owner, ushort Group, ushort Permissions) : IAttribute
{
    public readonly int Length => AttributeHeader.Size + 6;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Nested(new AttributeHeader(AttributeType.AlternatePermissions, 1, (uint)Length));
        Owner = f.UInt16Little("owner identification", Owner);
        Group = f.UInt16Little("group identification", Group);
        Permissions = f.UInt16Little("permission", Permissions);
    }
}
