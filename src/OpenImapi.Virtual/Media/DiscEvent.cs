using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>One thing that happened to a medium. A medium is the sum of what happened to it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TrackOpened), "trackOpened")]
[JsonDerivedType(typeof(TrackReserved), "trackReserved")]
[JsonDerivedType(typeof(BlocksRecorded), "recorded")]
[JsonDerivedType(typeof(BlocksPadded), "padded")]
[JsonDerivedType(typeof(TrackClosed), "trackClosed")]
[JsonDerivedType(typeof(SessionClosed), "sessionClosed")]
[JsonDerivedType(typeof(SessionBegun), "sessionBegun")]
[JsonDerivedType(typeof(SessionRecorded), "sessionRecorded")]
[JsonDerivedType(typeof(SessionWritten), "sessionWritten")]
[JsonDerivedType(typeof(DiscBlanked), "blanked")]
[JsonDerivedType(typeof(TrackBlanked), "trackBlanked")]
[JsonDerivedType(typeof(TrackUnreserved), "trackUnreserved")]
[JsonDerivedType(typeof(SessionUnclosed), "sessionUnclosed")]
[JsonDerivedType(typeof(SessionErased), "sessionErased")]
[JsonDerivedType(typeof(DiscFormatted), "formatted")]
[JsonDerivedType(typeof(WriteOnceFormatted), "writeOnceFormatted")]
[JsonDerivedType(typeof(BlocksReplaced), "replaced")]
[JsonDerivedType(typeof(BlocksPlaced), "placed")]
[JsonDerivedType(typeof(FormatAdvanced), "formatAdvanced")]
[JsonDerivedType(typeof(FormatGrown), "formatGrown")]
[JsonDerivedType(typeof(BlocksOverwritten), "overwritten")]
[JsonDerivedType(typeof(SpareAreaExpanded), "spareAreaExpanded")]
[JsonDerivedType(typeof(LayerBreakSet), "layerBreakSet")]
[JsonDerivedType(typeof(WriteProtectionSet), "writeProtectionSet")]
internal abstract record DiscEvent;

/// <summary>The invisible track got its first block.</summary>
internal sealed record TrackOpened(int Track, int Session, long Start, byte Mode) : DiscEvent
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public BlockForm Form { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Isrc { get; init; }

    /// <summary>Serial copy management: the copy bit alternates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SerialCopy { get; init; }

    /// <summary>The media catalogue number, with the first track that came with one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Catalog { get; init; }
}

/// <summary>Room was set aside for a track.</summary>
internal sealed record TrackReserved(int Track, int Session, long Start, long Blocks) : DiscEvent
{
    /// <summary>Blocks after them that the track will end with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long RunOut { get; init; }
}

/// <summary>Blocks were written at the track's next writable address.</summary>
internal sealed record BlocksRecorded(int Track, long Blocks) : DiscEvent;

/// <summary>The drive filled the track up with blocks of zeros.</summary>
internal sealed record BlocksPadded(int Track, long Blocks) : DiscEvent;

/// <summary>The track takes no more.</summary>
internal sealed record TrackClosed(int Track, long RunOut) : DiscEvent;

/// <summary>The session got its lead-out.</summary>
/// <param name="Final">No further session may follow.</param>
/// <param name="OneTrack">Its fragments become one track, as on DVD+R.</param>
internal sealed record SessionClosed(bool Final, bool OneTrack) : DiscEvent;

/// <summary>Everything was erased.</summary>
internal sealed record DiscBlanked(bool Full) : DiscEvent;

/// <summary>A track of the open session was erased; its room stays reserved.</summary>
internal sealed record TrackBlanked(int Track) : DiscEvent;

/// <summary>The last track of the open session is forgotten.</summary>
internal sealed record TrackUnreserved(int Track) : DiscEvent;

/// <summary>Lead-in and lead-out of the last session were erased: it is open again.</summary>
internal sealed record SessionUnclosed : DiscEvent;

/// <summary>The last session was erased with all its tracks.</summary>
internal sealed record SessionErased : DiscEvent;

/// <summary>The medium was formatted; what it held is gone.</summary>
/// <param name="Type">The format type.</param>
/// <param name="Blocks">Its size then.</param>
/// <param name="Ready">How much of that is formatted already.</param>
internal sealed record DiscFormatted(byte Type, long Blocks, long Ready) : DiscEvent
{
    /// <summary>The border is open: writing in sequence makes it larger.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Intermediate { get; init; }
}

/// <summary>The last border of a formatted DVD-RW became larger.</summary>
/// <param name="Blocks">By so much at once.</param>
/// <param name="Intermediate">The border is open again: writing in sequence makes it larger still.</param>
internal sealed record FormatGrown(long Blocks, bool Intermediate) : DiscEvent;

/// <summary>A BD-R was formatted, before anything was on it.</summary>
/// <param name="Type">The format type.</param>
/// <param name="Mode">How it is recorded.</param>
/// <param name="Blocks">Blocks for the user.</param>
internal sealed record WriteOnceFormatted(byte Type, BdRMode Mode, long Blocks) : DiscEvent;

/// <summary>Recorded blocks were written again on a disc that is written once: their clusters lie elsewhere from now on.</summary>
/// <param name="Track">The track at whose next writable address they lie; 0: in the spare areas.</param>
/// <param name="Start">The first block that was written.</param>
/// <param name="Blocks">How many.</param>
internal sealed record BlocksReplaced(int Track, long Start, long Blocks) : DiscEvent
{
    /// <summary>The clusters that are replaced: those that the blocks lie in.</summary>
    [JsonIgnore]
    public Extent Clusters => Extent.Between(
        new(Start / BdSpares.Cluster * BdSpares.Cluster), new((Start + Blocks + BdSpares.Cluster - 1) / BdSpares.Cluster * BdSpares.Cluster));
}

/// <summary>Whole clusters were written somewhere on a disc that takes each once.</summary>
internal sealed record BlocksPlaced(long Start, long Blocks) : DiscEvent;

/// <summary>Formatting in the background has come so far.</summary>
internal sealed record FormatAdvanced(long Ready) : DiscEvent;

/// <summary>Blocks of a formatted medium were written; what lay before them is formatted by then.</summary>
internal sealed record BlocksOverwritten(long Start, long Blocks) : DiscEvent;

/// <summary>More of a DVD-RAM was set aside for bad blocks; what is recorded before the new end stays.</summary>
/// <param name="Blocks">Its size since.</param>
internal sealed record SpareAreaExpanded(long Blocks) : DiscEvent;

/// <summary>Where layer 0 of a recordable disc ends was decided.</summary>
internal sealed record LayerBreakSet(long Blocks) : DiscEvent;

/// <summary>The medium was told to let nothing be written, or to let it again.</summary>
internal sealed record WriteProtectionSet(bool Protected) : DiscEvent;

/// <summary>A session was begun that is written in one piece, from its lead-in to its lead-out.</summary>
/// <param name="Session">Counted from 1.</param>
/// <param name="Start">The first block of its program area; the 150 blocks before the first track's address 00:02:00 count.</param>
internal sealed record SessionBegun(int Session, long Start) : DiscEvent;

/// <summary>So many more blocks of that session were written.</summary>
internal sealed record SessionRecorded(long Blocks) : DiscEvent;

/// <summary>The session is whole: what its lead-in says is on the disc.</summary>
/// <param name="Session">Counted from 1.</param>
/// <param name="Final">No further session may follow.</param>
/// <param name="Tracks">Its tracks, in order.</param>
internal sealed record SessionWritten(int Session, bool Final, ImmutableArray<WrittenTrack> Tracks) : DiscEvent
{
    /// <summary>00h CD-DA or CD-ROM, 10h CD-I, 20h CD-ROM XA.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public byte DiscType { get; init; }

    /// <summary>The media catalogue number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Catalog { get; init; }

    /// <summary>CD-TEXT packs of 18 bytes, in hexadecimal digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CdText { get; init; }
}

/// <summary>A track as it stands in a session that was written in one piece.</summary>
/// <param name="Number">1 to 99.</param>
/// <param name="Start">Where INDEX 01 begins.</param>
/// <param name="Blocks">From there to the end of the track.</param>
/// <param name="Control">Control bits of the Q sub-channel.</param>
internal sealed record WrittenTrack(int Number, long Start, long Blocks, byte Control)
{
    public BlockForm Form { get; init; }

    /// <summary>Sectors of 2,352 bytes were written, with header and all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Whole { get; init; }

    /// <summary>The sub-channels were written with the blocks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SubChannel { get; init; }

    /// <summary>Blocks of INDEX 00.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Pregap { get; init; }

    /// <summary>The form of INDEX 00 where it differs from the track's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BlockForm? GapForm { get; init; }

    /// <summary>Where INDEX 02 and up begin, in blocks from the start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long[]? Indexes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Isrc { get; init; }

    /// <summary>Serial copy management: the copy bit alternates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SerialCopy { get; init; }
}
