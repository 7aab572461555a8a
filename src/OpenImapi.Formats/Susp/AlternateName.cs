namespace OpenImapi.Formats.Susp;

/// <summary>NM: the file's own name, or a part of it.</summary>
/// <param name="Flags">Whether the name goes on in the next NM, or is one of the two that every directory has.</param>
/// <param name="Content">The bytes of the name; up to 250.</param>
[Clause(Standard.Rrip, "4.1.4")]
public record struct AlternateName(NameFlags Flags, ByteString Content) : ISystemUseEntry
{
    /// <summary>The most bytes of a name that one entry holds.</summary>
    public const int MaximumContent = SystemUseHeader.MaximumEntry - HeaderLength;

    internal const int HeaderLength = 5;

    public static SystemUseSignature Signature => SystemUseSignature.NM;

    public readonly int Length => HeaderLength + Content.Length;

    /// <summary>Bytes of an entry that holds a whole name of so many bytes; -1 where it takes more than one.</summary>
    public static int LengthFor(int name) => name <= MaximumContent ? HeaderLength + name : -1;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.Header("NM"u8, Length);
        Flags = (NameFlags)f.UInt8("flags", (byte)Flags);
        Content = f.Bytes("name content", Content, Math.Max(0, length - f.Position));
    }
}

/// <summary>What an alternate name is, besides its bytes.</summary>
[Flags]
[Clause(Standard.Rrip, "4.1.4")]
public enum NameFlags
{
    None = 0,

    /// <summary>The next NM entry has more bytes of the name.</summary>
    Continue = 1,

    /// <summary>The name is that of the directory itself, ".".</summary>
    Current = 2,

    /// <summary>The name is that of the directory above, "..".</summary>
    Parent = 4,

    /// <summary>Reserved; once the name of the machine.</summary>
    Host = 32,
}
