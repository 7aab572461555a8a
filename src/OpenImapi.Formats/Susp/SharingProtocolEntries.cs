namespace OpenImapi.Formats.Susp;

/// <summary>SP: this volume's system use fields follow the protocol. It stands in the root's record of itself and nowhere else.</summary>
/// <param name="SkippedBytes">LEN_SKP: bytes at the start of every other record's system use field that belong to someone else.</param>
[Clause(Standard.Susp, "5.3")]
public record struct SharingProtocolIndicator(byte SkippedBytes) : ISystemUseEntry
{
    /// <summary>Bytes of system use that CD-ROM XA puts before everything else.</summary>
    private const int XaLength = 14;

    public static SystemUseSignature Signature => SystemUseSignature.SP;

    public readonly int Length => 7;

    /// <summary>Finds the entry at the start of the system use field of the root's record of itself, or after what CD-ROM XA puts there.</summary>
    /// <param name="systemUse">The system use field.</param>
    /// <returns>Where the entry begins, in bytes from the start of the field; nothing when the volume does not follow the protocol.</returns>
    public static int? Find(ReadOnlySpan<byte> systemUse) => IsAt(systemUse, 0) ? 0 : IsAt(systemUse, XaLength) ? XaLength : null;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("SP"u8, Length);
        f.Fixed("check bytes", [0xBE, 0xEF]);
        SkippedBytes = f.UInt8("bytes skipped", SkippedBytes);
    }

    private static bool IsAt(ReadOnlySpan<byte> systemUse, int at) => systemUse.Length >= at + 7 && systemUse[at..].StartsWith("SP\u0007\u0001"u8)
        && systemUse[at + 4] == 0xBE && systemUse[at + 5] == 0xEF;
}

/// <summary>ST: no entry follows in this area.</summary>
[Clause(Standard.Susp, "5.4")]
public record struct AreaTerminator : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.ST;

    public readonly int Length => 4;

    public readonly void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => f.Header("ST"u8, Length);
}

/// <summary>PD: bytes that mean nothing.</summary>
/// <param name="Padding">The bytes, which should be zero: 0 to 251.</param>
[Clause(Standard.Susp, "5.2")]
public record struct PaddingField(ByteString Padding) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.PD;

    public readonly int Length => SystemUseHeader.Length + Padding.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.Header("PD"u8, Length);
        Padding = f.Bytes("padding area", Padding, Math.Max(0, length - f.Position));
    }
}

/// <summary>ER: names an extension that the volume's system use fields carry.</summary>
/// <param name="Version">EXT_VER: the extension's version.</param>
/// <param name="Identifier">Which extension.</param>
/// <param name="Descriptor">What it is, for people.</param>
/// <param name="Source">Where its specification can be had, for people.</param>
[Clause(Standard.Susp, "5.5")]
[Clause(Standard.Rrip, "4.3")]
public record struct ExtensionsReference(byte Version, ByteString Identifier, ByteString Descriptor, ByteString Source) : ISystemUseEntry
{
    /// <summary>Rock Ridge 1.12, with the words of its draft.</summary>
    public static ExtensionsReference RockRidge => new(1, ByteString.Ascii("IEEE_P1282"),
        ByteString.Ascii("THE IEEE P1282 PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS."),
        ByteString.Ascii("PLEASE CONTACT THE IEEE STANDARDS DEPARTMENT, PISCATAWAY, NJ, USA FOR THE P1282 SPECIFICATION."));

    /// <summary>Rock Ridge 1.12 without words for people, which are only recommended: short enough for the root's record itself.</summary>
    public static ExtensionsReference ShortRockRidge => RockRidge with { Descriptor = default, Source = default };

    /// <summary>Rock Ridge 1.09 and 1.10, whose POSIX attributes have no serial number.</summary>
    public static ExtensionsReference RockRidge1991 => new(1, ByteString.Ascii("RRIP_1991A"),
        ByteString.Ascii("THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS"),
        ByteString.Ascii("PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE.  SEE PUBLISHER IDENTIFIER IN PRIMARY VOLUME DESCRIPTOR FOR CONTACT INFORMATION."));

    public static SystemUseSignature Signature => SystemUseSignature.ER;

    public readonly int Length => 8 + Identifier.Length + Descriptor.Length + Source.Length;

    /// <summary>True for any edition of Rock Ridge: IEEE_P1282, IEEE_1282 as some programs write it, or RRIP_1991A.</summary>
    public readonly bool IsRockRidge =>
        Identifier.Span.SequenceEqual("IEEE_P1282"u8) || Identifier.Span.SequenceEqual("IEEE_1282"u8) || Identifier.Span.SequenceEqual("RRIP_1991A"u8);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("ER"u8, Length);
        var identifier = f.UInt8("identifier length", (byte)Identifier.Length);
        var descriptor = f.UInt8("descriptor length", (byte)Descriptor.Length);
        var source = f.UInt8("source length", (byte)Source.Length);
        Version = f.UInt8("extension version", Version);
        Identifier = f.Bytes("extension identifier", Identifier, identifier);
        Descriptor = f.Bytes("extension descriptor", Descriptor, descriptor);
        Source = f.Bytes("extension source", Source, source);
    }
}

/// <summary>ES: the entries that follow belong to one of several extensions.</summary>
/// <param name="Sequence">EXT_SEQ: which one, counted from 0 in the order of the ER entries.</param>
[Clause(Standard.Susp, "5.6")]
public record struct ExtensionSelector(byte Sequence) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.ES;

    public readonly int Length => 5;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("ES"u8, Length);
        Sequence = f.UInt8("extension sequence", Sequence);
    }
}
