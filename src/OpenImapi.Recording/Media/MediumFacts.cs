using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What a drive answered about the medium inside, before anything is made of it.</summary>
internal sealed record MediumFacts
{
    public required Profile Profile { get; init; }

    /// <summary>Nothing where the drive refuses the question, as readers of pressed discs may.</summary>
    public DiscInformation? Disc { get; init; }

    /// <summary>Every visible track, in order of number.</summary>
    public ImmutableArray<TrackInformation> Tracks { get; init; } = [];

    /// <summary>The invisible or incomplete track, in which writing goes on.</summary>
    public TrackInformation? Next { get; init; }

    public Toc? Toc { get; init; }

    public CapacityData? Capacity { get; init; }

    /// <summary>How an overwritable medium is formatted, and how it could be.</summary>
    public FormatCapacities? Formats { get; init; }

    /// <summary>The drive says that the medium takes a session in one piece, and nothing in increments.</summary>
    public bool OnlyAtOnce { get; init; }

    /// <summary>An overwritable medium's first blocks hold nothing, or are not formatted.</summary>
    public bool BeginsEmpty { get; init; }

    /// <summary>What the disc says of its maker.</summary>
    public MediaId? MediaId { get; init; }

    /// <summary>Whether and why the disc cannot be written, where the drive tells.</summary>
    public WriteProtection? Protection { get; init; }

    /// <summary>What is asked of a BD only.</summary>
    public BdFacts? Bd { get; init; }

    public ImmutableArray<MediumSpeed> Speeds { get; init; } = [];
}
