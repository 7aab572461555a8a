using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>A statement of a track that says what it consists of, or where its pre-gap ends.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public abstract record TocPart
{
    private protected TocPart()
    {
    }

    /// <summary>The line where it stands; 0 where no file was read.</summary>
    public int Line { get; init; }
}

/// <summary>FILE or AUDIOFILE: sound of a file.</summary>
/// <param name="Name">As written.</param>
/// <param name="Start">Where it begins, from the file's first sample.</param>
/// <param name="Length">How long it is; nothing, or 0, is up to the end.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocAudioFile(string Name, TocLength Start, TocLength? Length = null) : TocPart
{
    /// <summary>The samples of the file are not in the byte order that its kind has: little end first in a file without a header.</summary>
    public bool IsSwapped { get; init; }

    /// <summary>Bytes of the file before its first sample.</summary>
    public long Offset { get; init; }
}

/// <summary>DATAFILE: blocks of a file.</summary>
/// <param name="Name">As written.</param>
/// <param name="Length">How long it is; nothing, or 0, is up to the end.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocDataFile(string Name, TocLength? Length = null) : TocPart
{
    /// <summary>Bytes of the file before the first block.</summary>
    public long Offset { get; init; }
}

/// <summary>SILENCE: samples of zero.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocSilence(TocLength Length) : TocPart;

/// <summary>ZERO: empty blocks.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocZero(TocLength Length) : TocPart
{
    /// <summary>What the blocks are, where it is not what the track's are.</summary>
    public TocTrackMode? Mode { get; init; }

    /// <summary>Sub-channel data beside them, where it is not the track's.</summary>
    public TocSubchannel? Subchannel { get; init; }
}

/// <summary>PREGAP: silence or empty blocks that are the pre-gap.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocPregap(BlockCount Length) : TocPart;

/// <summary>START: the end of the pre-gap.</summary>
/// <param name="At">Blocks from the beginning of the track; nothing is here, after the parts that stand before.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocStart(BlockCount? At = null) : TocPart;

/// <summary>END: the beginning of the post-gap.</summary>
/// <param name="At">Blocks from the beginning of the track; nothing is here, after the parts that stand before.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocEnd(BlockCount? At = null) : TocPart;

/// <summary>A length or a place: written as a time it counts blocks; as a number, samples of audio and bytes of data.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public readonly record struct TocLength(long Value, bool IsTime)
{
    public static TocLength Of(BlockCount blocks) => new(blocks.Value, IsTime: true);

    public static TocLength Of(SampleCount samples) => new(samples.Value, IsTime: false);

    /// <summary>The length of sound.</summary>
    public SampleCount Samples => IsTime ? SampleCount.Of(new BlockCount(Value)) : new(Value);

    /// <summary>The length of blocks of so many bytes each, in bytes.</summary>
    public long Bytes(int blockSize) => IsTime ? Value * blockSize : Value;

    public override string ToString() => IsTime ? SheetTime.ToText(new(Value)) : Value.ToString();
}
