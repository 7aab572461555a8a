using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What a drive answered about a BD that can be written: its formats, its spare areas, and whether what is recorded can be written again.</summary>
internal sealed record BdFacts
{
    private const byte SpareAreaInformation = 0x0A;

    /// <summary>The ways in which the disc can still be formatted.</summary>
    public ImmutableArray<FormattableCapacity> Formats { get; init; } = [];

    /// <summary>Nothing where there are none, or the drive does not tell.</summary>
    public SpareAreas? Spares { get; init; }

    public bool PseudoOverwrite { get; init; }

    /// <summary>Asks the drive; nothing of a disc that is no BD, or a pressed one.</summary>
    public static async ValueTask<BdFacts?> AskAsync(Drive drive, Profile profile, FormatCapacities? known, CancellationToken cancellation)
    {
        if (profile is not (Profile.BdRSequential or Profile.BdRRandom or Profile.BdRe))
            return null;
        var formats = known ?? await drive.AskAsync(new ReadFormatCapacities(), cancellation);
        var feature = profile == Profile.BdRSequential
            ? await drive.AskAsync(new GetConfiguration(RequestedFeatures.One, FeatureCode.BdRPseudoOverwrite), cancellation) : null;
        return new()
        {
            Formats = formats is { Formats: { IsDefault: false } offered } ? offered : [],
            Spares = await SparesAsync(drive, cancellation),
            PseudoOverwrite = feature is { } configuration && configuration.HasCurrent(FeatureCode.BdRPseudoOverwrite),
        };
    }

    private static async ValueTask<SpareAreas?> SparesAsync(Drive drive, CancellationToken cancellation)
    {
        var answer = await drive.AskAsync(new ReadDiscStructure(DiscStructureMedia.BluRay, SpareAreaInformation), cancellation);
        if (answer is not { Data: { Length: >= BdSpareAreas.Length } data })
            return null;
        var areas = Structure.Read<BdSpareAreas>(data.Span);
        return areas.Allocated == 0 ? null : new(new(Math.Min(areas.Free, areas.Allocated)), new(areas.Allocated));
    }
}
