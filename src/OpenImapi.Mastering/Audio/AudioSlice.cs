using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A part of some sound.</summary>
public readonly record struct AudioSlice(AudioContent Content, SampleCount Start, SampleCount Length)
{
    /// <summary>All of it.</summary>
    public static AudioSlice Whole(AudioContent content) => new(content, SampleCount.Zero, content.Length);
}
