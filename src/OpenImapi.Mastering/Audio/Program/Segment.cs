using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A run of samples of a session and where they come from. Data and empty sectors begin and end with a block.</summary>
/// <param name="Start">Samples from the start of the session.</param>
/// <param name="Length">Samples; a block of data counts 588.</param>
internal abstract record Segment(long Start, long Length)
{
    public long End => Start + Length;
}

/// <summary>Zeros.</summary>
internal sealed record SilenceSegment(long Start, long Length) : Segment(Start, Length);

/// <summary>Samples of some sound, as a slice of it says.</summary>
internal sealed record SoundSegment(long Start, AudioSlice Slice) : Segment(Start, Slice.Length.Value);

/// <summary>Blocks of data, from the source's block <paramref name="From"/> on.</summary>
internal sealed record DataSegment(long Start, long Length, IBlockSource Source, BlockForm Form, Lba From) : Segment(Start, Length);

/// <summary>Sectors that hold nothing.</summary>
internal sealed record EmptySegment(long Start, long Length, BlockForm Form) : Segment(Start, Length);
