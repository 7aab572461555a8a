using System.Buffers.Binary;

namespace OpenImapi.Formats.Udf;

/// <summary>An attribute that an implementation defines, UDF among them.</summary>
[Clause(Standard.Ecma167, "4/14.10.8")]
[Clause(Standard.OstaUdf, "3.3.4.5")]
public record struct ImplementationUseAttribute(EntityIdentifier Implementation, ByteString Use) : IAttribute
{
    /// <summary>Bytes before the implementation use.</summary>
    public const int FixedLength = AttributeHeader.Size + 4 + EntityIdentifier.Length;

    /// <summary>A whole number of four bytes.</summary>
    public readonly int Length => FixedLength + Use.Length + Padding;

    /// <summary>Bytes that fill the attribute up.</summary>
    private readonly int Padding => -Use.Length & 3;

    /// <summary>An attribute that UDF defines; its checksum over the header is set.</summary>
    /// <param name="identifier">One of <see cref="UdfIdentifiers"/>.</param>
    /// <param name="revision">For the identifier's suffix.</param>
    /// <param name="use">A value of the form that belongs to the identifier.</param>
    public static ImplementationUseAttribute Of<T>(ByteString identifier, UdfRevision revision, T use)
        where T : struct, IUdfUse
    {
        var content = new byte[use.Length];
        Structure.Write(use, content);
        var attribute = new ImplementationUseAttribute(EntityIdentifier.Udf(identifier, revision), new(content.AsMemory()));
        var bytes = new byte[attribute.Length];
        Structure.Write(attribute, bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(content, HeaderChecksum.Of(bytes));
        return attribute;
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var header = f.Nested(new AttributeHeader(AttributeType.ImplementationUse, 1, (uint)Length));
        var use = f.UInt32Little("implementation use length", (uint)Use.Length);
        Implementation = f.Nested(Implementation);
        Use = f.Counted("implementation use", Use, use);
        f.Bytes("padding", new(new byte[Padding]), (int)Math.Clamp(header.Length - FixedLength - (long)Use.Length, 0, Math.Min(f.Remaining, 3)));
    }
}

/// <summary>An attribute that an application defines.</summary>
[Clause(Standard.Ecma167, "4/14.10.9")]
[Clause(Standard.OstaUdf, "3.3.4.6")]
public record struct ApplicationUseAttribute(EntityIdentifier Application, ByteString Use) : IAttribute
{
    public readonly int Length => ImplementationUseAttribute.FixedLength + Use.Length + Padding;

    private readonly int Padding => -Use.Length & 3;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var header = f.Nested(new AttributeHeader(AttributeType.ApplicationUse, 1, (uint)Length));
        var use = f.UInt32Little("application use length", (uint)Use.Length);
        Application = f.Nested(Application);
        Use = f.Counted("application use", Use, use);
        f.Bytes("padding", new(new byte[Padding]),
            (int)Math.Clamp(header.Length - ImplementationUseAttribute.FixedLength - (long)Use.Length, 0, Math.Min(f.Remaining, 3)));
    }
}

/// <summary>The 16-bit sum of an attribute's header, from type to identifier: 48 bytes.</summary>
[Clause(Standard.OstaUdf, "6.8")]
public static class HeaderChecksum
{
    /// <summary>The sum of the first 48 bytes of an attribute.</summary>
    public static ushort Of(ReadOnlySpan<byte> attribute)
    {
        ushort sum = 0;
        foreach (var value in attribute[..ImplementationUseAttribute.FixedLength])
            sum += value;
        return sum;
    }

    /// <summary>True when the use of an attribute of UDF starts with the sum of its header.</summary>
    public static bool IsRight(ImplementationUseAttribute attribute)
    {
        var bytes = new byte[attribute.Length];
        Structure.Write(attribute, bytes);
        return attribute.Use.Length >= 2 && BinaryPrimitives.ReadUInt16LittleEndian(attribute.Use) == Of(bytes);
    }
}
