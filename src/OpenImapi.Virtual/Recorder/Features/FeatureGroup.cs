using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a family of media, or the drive itself, adds to the answer of GET CONFIGURATION.</summary>
internal abstract class FeatureGroup
{
    /// <summary>The profiles of the media that the group is about.</summary>
    public virtual ImmutableArray<Profile> Profiles => [];

    /// <summary>The group's features in any order. One that another group has too is told by whom it is current for.</summary>
    public abstract IEnumerable<FeatureDescriptor> Features(FeatureContext context);

    /// <summary>A feature that the drive has whatever lies in it.</summary>
    protected static FeatureDescriptor Lasting(FeatureCode code, byte version, params ReadOnlySpan<byte> data) =>
        new(code, version, Persistent: true, Current: true, new ByteString(data));

    /// <summary>A feature that holds for some media.</summary>
    protected static FeatureDescriptor Medial(FeatureCode code, byte version, bool current, params ReadOnlySpan<byte> data) =>
        new(code, version, Persistent: false, current, new ByteString(data));

    /// <summary>A feature that holds for some media, as a value.</summary>
    protected static FeatureDescriptor Medial<TFeature>(TFeature feature, byte version, bool current)
        where TFeature : struct, IFeature => FeatureDescriptor.Of(feature, version, persistent: false, current);
}

/// <summary>What features depend on: the medium inside, and how the drive was made.</summary>
internal readonly record struct FeatureContext(LoadedDisc? Loaded, RecorderOptions Options)
{
    public MediumKind? Kind => Loaded?.Kind;

    /// <summary>The medium's profile; <see cref="Profile.None"/> without one.</summary>
    public Profile Profile => Loaded?.Profile ?? Profile.None;
}
