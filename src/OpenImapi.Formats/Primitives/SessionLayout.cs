using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats;

/// <summary>One session, numbered from 1.</summary>
public sealed record SessionLayout(int Number, ImmutableArray<TrackLayout> Tracks)
{
    /// <summary>CD-TEXT as the lead-in carries it, each pack once and in order; empty where there is none.</summary>
    public ImmutableArray<CdTextPack> CdText { get; init; } = [];

    /// <summary>The first block of the program area that is not the 150 blocks before the first track: where that track's pre-gap begins.</summary>
    public Lba Start => Tracks[0].Extent.Start - Tracks[0].Pregap;

    /// <summary>The first block of the lead-out.</summary>
    public Lba LeadOut => Tracks[^1].Extent.End + Tracks[^1].Postgap;
}
