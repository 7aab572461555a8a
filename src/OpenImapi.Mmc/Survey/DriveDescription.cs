using System.Collections.Immutable;

namespace OpenImapi.Mmc;

/// <summary>What a drive is and can do, whatever lies in it.</summary>
public sealed record DriveDescription
{
    public required DriveAddress Address { get; init; }

    /// <summary>The maker's name of at most 8 characters.</summary>
    public required string Vendor { get; init; }

    /// <summary>The model's name of at most 16 characters.</summary>
    public required string Product { get; init; }

    /// <summary>The firmware's revision of at most 4 characters.</summary>
    public required string Revision { get; init; }

    /// <summary>The serial number, where the drive tells it.</summary>
    public string? Serial { get; init; }

    /// <summary>The kinds of medium that it reads.</summary>
    public ImmutableArray<Profile> Reads { get; init; } = [];

    /// <summary>The kinds of medium that it writes.</summary>
    public ImmutableArray<Profile> Writes { get; init; } = [];

    /// <summary>Every feature, whether it applies to the medium inside or not.</summary>
    public ImmutableArray<FeatureDescriptor> Features { get; init; } = [];

    /// <summary>Size of the drive's buffer in bytes; 0 when it does not say.</summary>
    public int BufferSize { get; init; }

    /// <summary>The highest write speed in 1,000 bytes a second, for the medium inside; 0 when the drive does not say.</summary>
    public int MaximumWriteSpeed { get; init; }

    /// <summary>Buffer under-runs can be survived on CD and DVD-R; the other media always survive them.</summary>
    public bool UnderrunProtection { get; init; }

    /// <summary>CD and DVD-R can be written for a test, with the laser off.</summary>
    public bool TestWrite { get; init; }

    /// <summary>Audio tracks are read by READ CD.</summary>
    public bool ReadsAudio { get; init; }

    /// <summary>Audio read in pieces fits together to the sample.</summary>
    public bool AccurateStream { get; init; }

    /// <summary>The drive tells which bytes of an audio sector it could not correct.</summary>
    public bool ReadsC2 { get; init; }

    /// <summary>CD-TEXT is read from a disc's lead-in.</summary>
    public bool ReadsCdText { get; init; }

    /// <summary>CDs are written track by track.</summary>
    public bool CanTrackAtOnce { get; init; }

    /// <summary>CDs are written a session at a time, without gaps, from a cue sheet.</summary>
    public bool CanSessionAtOnce { get; init; }

    /// <summary>CDs are written raw: lead-in, sub-channels and all come from the host.</summary>
    public bool CanRaw { get; init; }

    /// <summary>The lead-in takes CD-TEXT.</summary>
    public bool CanWriteCdText { get; init; }

    /// <summary>A track at once can be written for a test.</summary>
    public bool CanTestTrackAtOnce { get; init; }

    /// <summary>A session at once or raw can be written for a test.</summary>
    public bool CanTestSessionAtOnce { get; init; }

    /// <summary>The longest cue sheet that the drive takes, in bytes; 0 when it does not say.</summary>
    public int MaximumCueSheetLength { get; init; }

    /// <summary>The drive closes its tray by itself when told to; a slim drive's tray is pushed in by hand.</summary>
    public bool LoadsByItself { get; init; }

    /// <summary>The drive writes some kind of medium.</summary>
    public bool IsRecorder => !Writes.IsEmpty;

    /// <summary>The drive writes a kind of medium that can be erased or overwritten.</summary>
    public bool Rewrites => Writes.Any(profile => profile.IsRewritable());
}
