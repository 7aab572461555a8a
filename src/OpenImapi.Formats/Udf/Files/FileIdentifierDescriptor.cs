using System.Buffers.Binary;

namespace OpenImapi.Formats.Udf;

/// <summary>One entry of a directory: a name and the ICB it stands for. A directory's first entry stands for its parent and has no name.</summary>
[Clause(Standard.Ecma167, "4/14.4")]
[Clause(Standard.OstaUdf, "2.3.4")]
public record struct FileIdentifierDescriptor : IDescriptor
{
    /// <summary>Bytes before implementation use and name.</summary>
    public const int FixedLength = 38;

    public static TagIdentifier Identifier => TagIdentifier.FileIdentifier;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.FileIdentifier;

    public DescriptorTag Tag { get; set; }

    /// <summary>1 in UDF.</summary>
    public ushort FileVersion { get; set; }

    public FileCharacteristics Characteristics { get; set; }

    /// <summary>Where the entry is; its unique identifier is the file's low 32 bits. All zero where a deleted name stands for nothing.</summary>
    public LongAllocationDescriptor Icb { get; set; }

    /// <summary>Empty, or an entity identifier and what its owner wrote: 32 bytes or more, a whole number of four.</summary>
    public ByteString ImplementationUse { get; set; }

    /// <summary>The name in OSTA Compressed Unicode, up to 255 bytes; empty for the parent.</summary>
    public ByteString Name { get; set; }

    /// <summary>Encoded length in bytes, a whole number of four.</summary>
    public readonly int Length => LengthFor(Name.Length, ImplementationUse.Length);

    /// <summary>The length in bytes with a name and an implementation use of so many bytes.</summary>
    public static int LengthFor(int name, int implementationUse = 0) => FixedLength + implementationUse + name + 3 & ~3;

    /// <summary>The length that recorded bytes say they have, from the first <see cref="FixedLength"/> of them on.</summary>
    public static int RecordedLength(ReadOnlySpan<byte> bytes) => LengthFor(bytes[19], BinaryPrimitives.ReadUInt16LittleEndian(bytes[36..]));

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var start = f.Position;
        Tag = f.Nested(Tag);
        FileVersion = f.UInt16Little("file version number", FileVersion);
        Characteristics = (FileCharacteristics)f.UInt8("file characteristics", (byte)Characteristics);
        var length = f.UInt8("length of file identifier", (byte)Name.Length);
        Icb = f.Nested(Icb);
        var use = f.UInt16Little("length of implementation use", (ushort)ImplementationUse.Length);
        ImplementationUse = f.Bytes("implementation use", ImplementationUse, use);
        Name = f.Characters("file identifier", Name, length);
        f.Zero(-(f.Position - start) & 3);
    }
}

/// <summary>What an entry of a directory is.</summary>
[Flags]
[Clause(Standard.Ecma167, "4/14.4.3")]
[Clause(Standard.OstaUdf, "2.3.4.2")]
public enum FileCharacteristics : byte
{
    None = 0,

    /// <summary>Existence: need not be made known to the user.</summary>
    Hidden = 1,
    Directory = 2,
    Deleted = 4,
    Parent = 8,

    /// <summary>In a stream directory: the stream holds no data of the user's.</summary>
    Metadata = 16,
}
