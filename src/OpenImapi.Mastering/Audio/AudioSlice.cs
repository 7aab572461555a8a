using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A part of some sound.</summary>
public readonly record struct AudioSlice(AudioContent Content, SampleCount Start, SampleCount Length)
{
    /// <summary>
    /// The length was an estimate when the slice was made, so that it may cut the sound short: a program of it can be planned and
    /// looked at, and not opened.
    /// </summary>
    public bool IsEstimate { get; init; }

    /// <summary>All of it, as long as it is now known to be.</summary>
    public static AudioSlice Whole(AudioContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content, SampleCount.Zero, content.Length) { IsEstimate = !content.IsLengthExact };
    }
}
