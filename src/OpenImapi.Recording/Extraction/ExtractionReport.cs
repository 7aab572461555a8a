using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>What was extracted, and how sure it is.</summary>
public sealed record ExtractionReport
{
    public required AudioPart Part { get; init; }

    public required SampleCount Samples { get; init; }

    /// <summary>CRC-32 of the samples as they stand in a WAV file without its header.</summary>
    public required uint Crc32 { get; init; }

    /// <summary>AccurateRip's first checksum.</summary>
    public required uint AccurateRip1 { get; init; }

    /// <summary>AccurateRip's second checksum.</summary>
    public required uint AccurateRip2 { get; init; }

    /// <summary>Sectors whose readings never agreed, in order: there the sound may be wrong.</summary>
    public ImmutableArray<DoubtfulSectors> Doubtful { get; init; } = [];

    /// <summary>Sectors that were read again because a first reading was in doubt.</summary>
    public BlockCount Reread { get; init; }

    /// <summary>Samples beyond the end of what the drive reads, which are silence.</summary>
    public SampleCount Silenced { get; init; }

    public SampleCount ReadOffset { get; init; }

    /// <summary>The drive's C2 pointers were believed; else all was read twice.</summary>
    public bool UsedC2 { get; init; }

    /// <summary>The drive says that what it delivers in pieces fits together to the sample.</summary>
    public bool AccurateStream { get; init; } = true;

    /// <summary>Every sector was read without doubt, by a drive whose pieces fit together.</summary>
    public bool IsSure => Doubtful.IsEmpty && AccurateStream;
}

/// <summary>Sectors of which the drive could not give the same answer often enough.</summary>
/// <param name="Extent">Where they lie.</param>
/// <param name="Unreadable">No reading came at all, and they are silence; else the most frequent one was taken.</param>
public readonly record struct DoubtfulSectors(Extent Extent, bool Unreadable);

/// <summary>How far an extraction has come.</summary>
/// <param name="Part">What is extracted.</param>
/// <param name="Done">Sectors that are finished.</param>
/// <param name="Reread">Sectors that were read again.</param>
public readonly record struct ExtractionProgress(AudioPart Part, BlockCount Done, BlockCount Reread);
