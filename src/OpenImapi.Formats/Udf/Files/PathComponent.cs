namespace OpenImapi.Formats.Udf;

/// <summary>One step of the path that a symbolic link's content is.</summary>
[Clause(Standard.Ecma167, "4/14.16.1")]
[Clause(Standard.OstaUdf, "2.3.12.1")]
public record struct PathComponent(PathComponentType Type, ByteString Name) : IStructure
{
    /// <summary>Bytes before the name.</summary>
    public const int FixedLength = 4;

    /// <summary>0 in UDF: any version.</summary>
    public ushort FileVersion { get; set; }

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => FixedLength + Name.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = (PathComponentType)f.UInt8("component type", (byte)Type);
        var length = f.UInt8("length of component identifier", (byte)Name.Length);
        FileVersion = f.UInt16Little("component file version number", FileVersion);
        Name = f.Characters("component identifier", Name, length);
    }
}

/// <summary>What a step of a path leads to.</summary>
[Clause(Standard.Ecma167, "4/14.16.1.1")]
public enum PathComponentType : byte
{
    Reserved = 0,

    /// <summary>The root of a tree that the parties agree on; some write it for <see cref="Root"/>.</summary>
    AgreedRoot = 1,
    Root = 2,
    Parent = 3,
    Current = 4,
    Name = 5,
}
