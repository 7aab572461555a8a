using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What GET CONFIGURATION answers: the current profile, and features in order of their numbers.</summary>
[Clause(Standard.Mmc5, "6.6.3")]
public record struct Configuration(Profile CurrentProfile, ImmutableArray<FeatureDescriptor> Features) : IStructure
{
    /// <summary>The feature with this number, or nothing when the drive has not got it.</summary>
    public readonly FeatureDescriptor? Find(FeatureCode code)
    {
        foreach (var feature in Features.IsDefault ? [] : Features)
            if (feature.Code == code)
                return feature;
        return null;
    }

    /// <summary>The data of a feature, or nothing when the drive has not got it.</summary>
    public readonly TFeature? Find<TFeature>()
        where TFeature : struct, IFeature => Find(TFeature.Code) is { Data.IsEmpty: false } feature ? Structure.Read<TFeature>(feature.Data) : null;

    /// <summary>True when the feature is there and current for the medium inside.</summary>
    public readonly bool HasCurrent(FeatureCode code) => Find(code) is { Current: true };

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var features = Features.IsDefault ? [] : Features;
        var end = (int)Math.Min(4 + (long)f.UInt32Big("data length", (uint)(4 + features.Sum(feature => feature.Length))), ushort.MaxValue);
        f.Zero(2);
        CurrentProfile = (Profile)f.UInt16Big("current profile", (ushort)CurrentProfile);
        var walked = ImmutableArray.CreateBuilder<FeatureDescriptor>();
        while (f.Position + FeatureDescriptor.HeaderLength <= end)
            walked.Add(f.Nested(walked.Count < features.Length ? features[walked.Count] : default));
        Features = walked.DrainToImmutable();
    }
}

/// <summary>One feature: whether it applies to the medium inside, and its data, which differ by feature.</summary>
[Clause(Standard.Mmc5, "5.2.2")]
public record struct FeatureDescriptor(FeatureCode Code, byte Version, bool Persistent, bool Current, ByteString Data) : IStructure
{
    /// <summary>Bytes before the feature's own data.</summary>
    public const int HeaderLength = 4;

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => HeaderLength + Data.Length;

    /// <summary>The descriptor of a feature as a value.</summary>
    public static FeatureDescriptor Of<TFeature>(TFeature feature, byte version, bool persistent, bool current)
        where TFeature : struct, IFeature
    {
        var data = new byte[TFeature.Length];
        Structure.Write(feature, data);
        return new(TFeature.Code, version, persistent, current, new(data));
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Code = (FeatureCode)f.UInt16Big("feature code", (ushort)Code);
        var flags = f.UInt8("version, persistent, current", (byte)(Version << 2 | (Persistent ? 2 : 0) | (Current ? 1 : 0)));
        (Version, Persistent, Current) = ((byte)(flags >> 2 & 0xF), (flags & 2) != 0, (flags & 1) != 0);
        var length = f.UInt8("additional length", (byte)Data.Length);
        Data = f.Bytes("feature dependent data", Data, length);
    }
}
