using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>One track in its place.</summary>
/// <param name="Track">What was given.</param>
/// <param name="Layout">Where it lies, in blocks.</param>
/// <param name="Start">Where INDEX 01 is to the sample, from LBA 0 on; the block that holds it begins up to 587 samples earlier.</param>
/// <param name="Length">Samples from there to the end of its content; for data those that the blocks would be.</param>
public sealed record PlacedTrack(ProgramTrack Track, TrackLayout Layout, SampleCount Start, SampleCount Length)
{
    public int Number => Layout.Number;
}
