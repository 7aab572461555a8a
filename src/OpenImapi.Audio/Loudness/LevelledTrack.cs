using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>How much louder a track was made, and why.</summary>
/// <param name="Sound">The track's sound, whose gain was set.</param>
/// <param name="WantedDecibels">The gain that brings it to the aim of -18 LUFS.</param>
/// <param name="GainDecibels">The gain that was set: less where the sound would have been clipped.</param>
/// <param name="IsMeasured">It was measured; else its tags say so.</param>
public sealed record LevelledTrack(DecodedAudio Sound, double WantedDecibels, double GainDecibels, bool IsMeasured)
{
    /// <summary>The highest value that the sound has before its gain, 1 being full scale; between samples where it was measured.</summary>
    public double? Peak { get; init; }

    /// <summary>The track stays softer than wanted, so that nothing is clipped.</summary>
    public bool IsHeldBack => GainDecibels < WantedDecibels;
}
