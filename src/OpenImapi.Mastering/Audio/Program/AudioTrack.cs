using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A track of sound. Two that follow each other are joined sample for sample.</summary>
public sealed record AudioTrack : ProgramTrack
{
    /// <summary>Its sound in order, that of the pre-gap first.</summary>
    public required ImmutableArray<AudioSlice> Content { get; init; }

    /// <summary>How much of <see cref="Content"/> lies in the pre-gap, before INDEX 01.</summary>
    public SampleCount PregapContent { get; init; }

    /// <summary>Where INDEX 02 and up begin, in samples from INDEX 01.</summary>
    public ImmutableArray<SampleCount> Indexes { get; init; } = [];

    /// <summary>Samples of its content.</summary>
    public SampleCount Length => new(Content.Sum(slice => slice.Length.Value));
}
