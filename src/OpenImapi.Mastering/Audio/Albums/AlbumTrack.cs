using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A music file that becomes a track.</summary>
/// <param name="Sound">Its sound.</param>
/// <param name="Text">What CD-TEXT shall say of it.</param>
/// <param name="Isrc">The recording's code, where its tags have a right one.</param>
public sealed record AlbumTrack(DecodedAudio Sound, CdTextFields Text, Isrc? Isrc)
{
    /// <summary>The track, as long as the sound is by now known to be.</summary>
    public AudioTrack ToTrack() => new() { Content = [AudioSlice.Whole(Sound)], Text = Text, Isrc = Isrc };
}
