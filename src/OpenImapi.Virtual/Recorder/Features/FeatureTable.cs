using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The recorder's features, in order of their numbers, and which of them hold for the medium inside.</summary>
[Clause(Standard.Mmc5, "5.3")]
internal static class FeatureTable
{
    /// <summary>Every group of features; a family of media is one of them.</summary>
    private static readonly ImmutableArray<FeatureGroup> Groups =
        [new DriveFeatures(), new CdFeatures(), new DvdFeatures(), new DvdPlusFeatures(), new DvdMinusFeatures(), new DvdRamFeatures(), new BdFeatures()];

    /// <summary>Every profile that the drive has.</summary>
    public static readonly ImmutableArray<Profile> Profiles = [.. Groups.SelectMany(group => group.Profiles)];

    /// <summary>Of a feature that several families have, the one that holds for the medium inside is told, else the first.</summary>
    public static IEnumerable<FeatureDescriptor> For(FeatureContext context) => Groups
        .SelectMany(group => group.Features(context))
        .Append(ProfilesFor(context.Profile))
        .GroupBy(feature => feature.Code)
        .Select(same => same.OrderByDescending(feature => feature.Current).First())
        .OrderBy(feature => feature.Code);

    /// <summary>Profiles come in the order in which the drive would rather have its media: the newest first.</summary>
    private static FeatureDescriptor ProfilesFor(Profile current)
    {
        var profiles = new ProfileList([.. Profiles.OrderDescending()
            .Select(profile => new ProfileDescriptor(profile, profile == current))]);
        var data = new byte[profiles.Profiles.Length * ProfileDescriptor.Length];
        Structure.Write(profiles, data);
        return new(FeatureCode.ProfileList, Version: 0, Persistent: true, Current: true, new(data));
    }
}
