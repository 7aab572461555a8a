using System.Text.Json.Serialization;

namespace OpenImapi.Virtual;

/// <summary>One thing that happened to a medium. A medium is the sum of what happened to it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TrackOpened), "trackOpened")]
[JsonDerivedType(typeof(TrackReserved), "trackReserved")]
[JsonDerivedType(typeof(BlocksRecorded), "recorded")]
[JsonDerivedType(typeof(BlocksPadded), "padded")]
[JsonDerivedType(typeof(TrackClosed), "trackClosed")]
[JsonDerivedType(typeof(SessionClosed), "sessionClosed")]
[JsonDerivedType(typeof(DiscBlanked), "blanked")]
internal abstract record DiscEvent;

/// <summary>The invisible track got its first block.</summary>
internal sealed record TrackOpened(int Track, int Session, long Start, byte Mode) : DiscEvent;

/// <summary>Room was set aside for a track.</summary>
internal sealed record TrackReserved(int Track, int Session, long Start, long Blocks) : DiscEvent;

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
