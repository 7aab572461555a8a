using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>One track that has been begun or reserved.</summary>
/// <param name="Number">Counted across the disc, mostly from 1.</param>
/// <param name="Session">Counted from 1.</param>
/// <param name="Start">Its first block of content: INDEX 01 on a CD.</param>
public sealed record DiscTrack(int Number, int Session, Lba Start)
{
    /// <summary>Blocks written so far, padding included.</summary>
    public BlockCount Recorded { get; init; }

    /// <summary>Blocks set aside by RESERVE TRACK.</summary>
    public BlockCount? Reserved { get; init; }

    /// <summary>Nothing more can be written to it.</summary>
    public bool Closed { get; init; }

    /// <summary>Written together with its session in one piece.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Blocks after the content that belong to the track: two on a track-at-once CD track, which cannot be read as data.</summary>
    public BlockCount RunOut { get; init; }

    /// <summary>Control bits of the Q sub-channel: 4 is data.</summary>
    public byte Mode { get; init; } = 4;

    public BlockForm Form { get; init; }

    /// <summary>Blocks of INDEX 00 before <see cref="Start"/>. The 150 blocks before a session's first track are not counted.</summary>
    public BlockCount Pregap { get; init; }

    /// <summary>The form of a pre-gap that holds blocks; nothing where the gap is only a way between two tracks.</summary>
    public BlockForm? GapForm { get; init; }

    /// <summary>Where INDEX 02 and up begin, in blocks from the start.</summary>
    public ImmutableArray<BlockCount> Indexes { get; init; } = [];

    public Isrc? Isrc { get; init; }

    /// <summary>Serial copy management: the copy bit alternates.</summary>
    public bool SerialCopy { get; init; }

    /// <summary>Sectors of 2,352 bytes are kept, as they were written.</summary>
    public bool Whole { get; init; }

    /// <summary>The sub-channels were written with the blocks.</summary>
    public bool SubChannel { get; init; }

    /// <summary>The track holds sound.</summary>
    public bool IsAudio => Form == BlockForm.Audio;

    /// <summary>The blocks of content that can be read, by commands that fit their form.</summary>
    public Extent Readable => new(Start, Recorded);

    /// <summary>Readable blocks with the pre-gap, where that holds any.</summary>
    public Extent Written => GapForm is null ? Readable : new(Start - Pregap, Pregap + Recorded);

    /// <summary>Blocks of user data; none where there is sound.</summary>
    internal Extent UserData => IsAudio ? default : GapForm == BlockForm.Audio ? Readable : Written;

    /// <summary>Just after everything that the track occupies.</summary>
    public Lba End => Start + (Reserved is { } size && !Closed ? size : Recorded) + RunOut;

    public Lba NextWritable => Start + Recorded;

    /// <summary>Where the blocks of content lie.</summary>
    internal BlockArea Area => AreaOf(Form);

    /// <summary>Where blocks of this form lie in this track.</summary>
    internal BlockArea AreaOf(BlockForm form) => form == BlockForm.Mode1 && !Whole ? BlockArea.UserData : BlockArea.Sectors;
}
