using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Sense data in descriptor format: key and codes, then what there is to say of them, each in a descriptor of its own.</summary>
[Clause(Standard.Spc4, "4.5.2")]
public record struct DescriptorSense(SenseKey Key, byte Asc, byte Ascq) : IStructure
{
    /// <summary>Bytes before the descriptors.</summary>
    public const int HeaderLength = 8;

    /// <summary>The most that sense data may be long.</summary>
    public const int LongestLength = 252;

    private const byte CurrentError = 0x72;
    private const byte DeferredError = 0x73;

    /// <summary>True when the error belongs to an earlier command (response code 73h).</summary>
    public bool Deferred { get; set; }

    public ImmutableArray<SenseDescriptor> Descriptors { get; set; }

    /// <summary>The same sense as fixed format has it, with a descriptor for each field that holds something.</summary>
    public static DescriptorSense Of(SenseData sense)
    {
        var descriptors = ImmutableArray.CreateBuilder<SenseDescriptor>();
        if (sense.Information is { } block)
            descriptors.Add(SenseDescriptor.Information(block));
        if (sense.KeySpecific is { } specific)
            descriptors.Add(SenseDescriptor.KeySpecific(specific));
        if (sense.IncorrectLength)
            descriptors.Add(SenseDescriptor.IncorrectLength());
        return new(sense.Key, sense.Asc, sense.Ascq) { Deferred = sense.Deferred, Descriptors = descriptors.DrainToImmutable() };
    }

    /// <summary>As fixed format has it; what that has no room for is left out.</summary>
    public readonly SenseData ToFixed()
    {
        var sense = new SenseData(Key, Asc, Ascq) { Deferred = Deferred };
        foreach (var descriptor in Descriptors.IsDefault ? [] : Descriptors)
            sense = descriptor.AddTo(sense);
        return sense;
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var descriptors = Descriptors.IsDefault ? [] : Descriptors;
        Deferred = (f.UInt8("response code", Deferred ? DeferredError : CurrentError) & 0x7F) == DeferredError;
        Key = (SenseKey)(f.UInt8("sense key", (byte)Key) & 0xF);
        Asc = f.UInt8("additional sense code", Asc);
        Ascq = f.UInt8("additional sense code qualifier", Ascq);
        f.Zero(3);
        var end = HeaderLength + Math.Min((int)f.UInt8("additional sense length", (byte)descriptors.Sum(each => each.Length)), LongestLength - HeaderLength);
        var walked = ImmutableArray.CreateBuilder<SenseDescriptor>();
        while (f.Position + SenseDescriptor.HeaderLength <= end && (walked.Count < descriptors.Length || f.Remaining > 0))
            walked.Add(f.Nested(walked.Count < descriptors.Length ? descriptors[walked.Count] : default));
        Descriptors = walked.DrainToImmutable();
    }
}

/// <summary>One thing that sense data in descriptor format says.</summary>
/// <param name="Type">0 information, 2 sense key specific, 5 block commands.</param>
/// <param name="Data">What follows the two bytes of header.</param>
[Clause(Standard.Spc4, "4.5.2.1")]
public record struct SenseDescriptor(byte Type, ByteString Data) : IStructure
{
    /// <summary>Bytes before the data.</summary>
    public const int HeaderLength = 2;

    private const byte InformationType = 0;
    private const byte KeySpecificType = 2;
    private const byte BlockType = 5;
    private const byte Valid = 0x80;
    private const byte WrongLength = 0x20;

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => HeaderLength + Data.Length;

    /// <summary>The block where it happened (4.5.2.2).</summary>
    public static SenseDescriptor Information(uint block)
    {
        var data = new byte[10];
        data[0] = Valid;
        new FieldWriter(data.AsSpan(6)).UInt32Big("information", block);
        return new(InformationType, new(data));
    }

    /// <summary>Progress or a field pointer (4.5.2.4).</summary>
    public static SenseDescriptor KeySpecific(uint value) =>
        new(KeySpecificType, new([0, 0, (byte)(Valid | value >> 16), (byte)(value >> 8), (byte)value, 0]));

    /// <summary>ILI (SBC-3, 4.18.3).</summary>
    public static SenseDescriptor IncorrectLength() => new(BlockType, new([0, WrongLength]));

    /// <summary>Adds what the descriptor says to sense in fixed format.</summary>
    public readonly SenseData AddTo(SenseData sense)
    {
        var data = Data.Span;
        return Type switch
        {
            InformationType when data.Length >= 10 && (data[0] & Valid) != 0 => sense with { Information = new FieldReader(data[6..]).UInt32Big("information", 0) },
            KeySpecificType when data.Length >= 5 && (data[2] & Valid) != 0 => sense with { KeySpecific = (uint)((data[2] & 0x7F) << 16 | data[3] << 8 | data[4]) },
            BlockType when data.Length >= 2 => sense with { IncorrectLength = (data[1] & WrongLength) != 0 },
            _ => sense,
        };
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = f.UInt8("descriptor type", Type);
        var length = f.UInt8("additional length", (byte)Data.Length);
        Data = f.Bytes("descriptor data", Data, length);
    }
}
