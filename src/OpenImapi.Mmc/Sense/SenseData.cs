using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Fixed format sense data, 18 bytes: why a command ended with a check condition.</summary>
/// <param name="Key">The general kind.</param>
/// <param name="Asc">Additional sense code.</param>
/// <param name="Ascq">Additional sense code qualifier.</param>
[Clause(Standard.Spc4, "4.5.3")]
public record struct SenseData(SenseKey Key, byte Asc, byte Ascq) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 18;

    /// <summary>True when the error belongs to an earlier command (response code 71h).</summary>
    public bool Deferred { get; set; }

    /// <summary>The block where it happened, when the drive says so.</summary>
    public uint? Information { get; set; }

    /// <summary>The medium has not the length expected of it (ILI).</summary>
    public bool IncorrectLength { get; set; }

    /// <summary>Sense key specific bytes without the valid bit: progress of 65,536ths when not ready, else the field pointer.</summary>
    public uint? KeySpecific { get; set; }

    /// <summary>How far a long operation has come, 0 to 1, when the drive says so.</summary>
    public readonly double? Progress => Key is SenseKey.NotReady or SenseKey.NoSense && KeySpecific is { } value ? (value & 0xFFFF) / 65536.0 : null;

    /// <summary>The same sense with a progress indication, 0 to 1.</summary>
    public readonly SenseData WithProgress(double progress) => this with { KeySpecific = (uint)Math.Clamp(progress * 65536, 0, 65535) };

    /// <summary>Reads sense in fixed (70h, 71h) or descriptor (72h, 73h) format.</summary>
    public static SenseData Parse(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && (bytes[0] & 0x7F) is 0x72 or 0x73
            ? Structure.Read<DescriptorSense>(bytes).ToFixed()
            : Structure.Read<SenseData>(bytes);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var response = f.UInt8("valid, response code", (byte)((Information is null ? 0 : 0x80) | (Deferred ? 0x71 : 0x70)));
        f.Zero(1);
        var flags = f.UInt8("filemark, EOM, ILI, sense key", (byte)((IncorrectLength ? 0x20 : 0) | (byte)Key));
        var information = f.UInt32Big("information", Information ?? 0);
        f.UInt8("additional sense length", 10);
        f.UInt32Big("command-specific information", 0);
        Asc = f.UInt8("additional sense code", Asc);
        Ascq = f.UInt8("additional sense code qualifier", Ascq);
        f.UInt8("field replaceable unit code", 0);
        var specific = f.UInt24Big("sense key specific", KeySpecific is { } value ? value | 0x800000 : 0);
        Deferred = (response & 0x7F) == 0x71;
        Information = (response & 0x80) != 0 ? information : null;
        IncorrectLength = (flags & 0x20) != 0;
        Key = (SenseKey)(flags & 0xF);
        KeySpecific = (specific & 0x800000) != 0 ? specific & 0x7FFFFF : null;
    }

    /// <summary>Key, code and qualifier as drives' manuals print them, and in words where the code is known.</summary>
    public override readonly string ToString() => $"{(byte)Key:X}/{Asc:X2}/{Ascq:X2} {SenseText.Of(this)}".TrimEnd();
}
