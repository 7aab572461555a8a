using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>
/// Gives tracks the gaps that they need: the wanted silence between audio tracks, and where audio and data meet the 2 seconds at the end
/// of one and the 2 seconds before the other that ECMA-130, clause 20, asks for.
/// </summary>
internal static class MixedModeGaps
{
    private static readonly BlockCount Wanted = new(2 * Msf.FramesPerSecond);

    public static IReadOnlyList<ProgramTrack> Applied(
        IReadOnlyList<ProgramTrack> given, AudioProgramOptions options, List<ProgramWarning> warnings, List<string> notes)
    {
        var tracks = given.ToArray();
        for (var i = 1; i < tracks.Length; i++)
        {
            var number = options.FirstTrack + i;
            if (tracks[i] is AudioTrack audio && tracks[i - 1] is AudioTrack)
                tracks[i] = WithGap(audio, options.Gap);
            else if (tracks[i] is DataTrack == tracks[i - 1] is DataTrack || (tracks[i - 1].PostgapSilence >= Wanted && PregapOf(tracks[i]) >= Wanted))
                continue;
            else if (options.AddMixedModeGaps)
            {
                tracks[i - 1] = tracks[i - 1] with { PostgapSilence = BlockCount.Max(Wanted, tracks[i - 1].PostgapSilence) };
                tracks[i] = tracks[i] with { PregapSilence = tracks[i].PregapSilence + BlockCount.Max(BlockCount.Zero, Wanted - PregapOf(tracks[i])) };
                notes.Add($"Tracks {number - 1} and {number} are audio and data; 2 seconds end one and 2 seconds come before the other.");
            }
            else
            {
                var text = $"Tracks {number - 1} and {number} are audio and data, and less than 2 and 2 seconds lie between them.";
                warnings.Add(new(ProgramWarningKind.MissingGap, number, text));
            }
        }

        return tracks;
    }

    private static AudioTrack WithGap(AudioTrack track, BlockCount gap) =>
        track.PregapSilence == BlockCount.Zero && track.PregapContent == SampleCount.Zero ? track with { PregapSilence = gap } : track;

    /// <summary>Whole blocks of the pre-gap.</summary>
    private static BlockCount PregapOf(ProgramTrack track) => track.PregapSilence + track switch
    {
        AudioTrack audio => new(audio.PregapContent.Value / SampleCount.PerBlock),
        DataTrack data => data.PregapContent,
        _ => BlockCount.Zero,
    };
}
