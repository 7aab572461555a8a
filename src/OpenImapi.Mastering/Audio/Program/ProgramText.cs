using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Makes CD-TEXT of what is said of the tracks and of the disc.</summary>
internal static class ProgramText
{
    public static ImmutableArray<CdTextPack> PacksOf(IReadOnlyList<ProgramTrack> tracks, AudioProgramOptions options, List<ProgramWarning> warnings) => [];
}
