namespace OpenImapi.Formats.Susp;

/// <summary>SL: the way that a symbolic link names, or a part of it, as component records.</summary>
/// <param name="Flags">Whether the way goes on in the next SL.</param>
/// <param name="Components">Whole component records; up to 250 bytes.</param>
[Clause(Standard.Rrip, "4.1.3")]
public record struct SymbolicLink(LinkFlags Flags, ByteString Components) : ISystemUseEntry
{
    internal const int HeaderLength = 5;

    public static SystemUseSignature Signature => SystemUseSignature.SL;

    public readonly int Length => HeaderLength + Components.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.Header("SL"u8, Length);
        Flags = (LinkFlags)f.UInt8("flags", (byte)Flags);
        Components = f.Bytes("component area", Components, Math.Max(0, length - f.Position));
    }
}

/// <summary>Whether a symbolic link goes on.</summary>
[Flags]
[Clause(Standard.Rrip, "4.1.3")]
public enum LinkFlags
{
    None = 0,

    /// <summary>The next SL entry has more components.</summary>
    Continue = 1,
}

/// <summary>One component of the way that a symbolic link names: what stands between two slashes, or a part of it.</summary>
/// <param name="Flags">What stands for itself, and whether the component goes on in the next record.</param>
/// <param name="Content">The bytes; up to 248 in an SL entry of its own.</param>
[Clause(Standard.Rrip, "4.1.3.1")]
public record struct ComponentRecord(ComponentFlags Flags, ByteString Content) : IStructure
{
    /// <summary>The most bytes of a component that one SL entry holds.</summary>
    public const int MaximumContent = SystemUseHeader.MaximumEntry - SymbolicLink.HeaderLength - HeaderLength;

    internal const int HeaderLength = 2;

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => HeaderLength + Content.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Flags = (ComponentFlags)f.UInt8("component flags", (byte)Flags);
        var length = f.UInt8("component length", (byte)Content.Length);
        Content = f.Bytes("component content", Content, length);
    }
}

/// <summary>What a component stands for.</summary>
[Flags]
[Clause(Standard.Rrip, "4.1.3.1")]
public enum ComponentFlags
{
    None = 0,

    /// <summary>The next component record has more bytes of this component.</summary>
    Continue = 1,

    /// <summary>The directory itself, ".".</summary>
    Current = 2,

    /// <summary>The directory above, "..".</summary>
    Parent = 4,

    /// <summary>The root of all files, before the first slash.</summary>
    Root = 8,

    /// <summary>Reserved; once the root of this volume.</summary>
    VolumeRoot = 16,

    /// <summary>Reserved; once the name of the machine.</summary>
    Host = 32,
}
