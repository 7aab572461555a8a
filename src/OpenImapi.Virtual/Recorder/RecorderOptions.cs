using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>How a virtual recorder behaves where real ones differ.</summary>
public sealed record RecorderOptions
{
    /// <summary>What the drive takes its time from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether writing, reading and closing take the time that the medium's speed demands.</summary>
    public RecordingPace Pace { get; init; } = RecordingPace.Instant;

    /// <summary>How often, at least, a long operation answers that it is in progress before it is done.</summary>
    public int ProgressPolls { get; init; }

    /// <summary>The drive's buffer, in bytes.</summary>
    public int BufferSize { get; init; } = 4 << 20;

    /// <summary>CDs can be written a session at a time, from a cue sheet.</summary>
    public bool SessionAtOnce { get; init; } = true;

    /// <summary>CDs can be written raw: lead-in, sub-channels and all come from the host.</summary>
    public bool RawWriting { get; init; } = true;

    /// <summary>CD-TEXT is read, and written where <see cref="TextLeadIn"/> says so.</summary>
    public bool CdText { get; init; } = true;

    /// <summary>A cue sheet may say that the host sends the lead-in's sub-channels, data form 41h.</summary>
    public bool TextLeadIn { get; init; } = true;

    /// <summary>
    /// Where the drive places audio, as lists of drives state it: what it delivers as sample n is the disc's sample n less this. A reader that asks for
    /// n plus this gets sample n. Beyond the first and the last audio block it reads silence.
    /// </summary>
    public SampleCount ReadOffset { get; init; }

    /// <summary>The drive has no accurate stream: each READ CD of audio begins up to so many samples too early or too late.</summary>
    public SampleCount Jitter { get; init; }

    /// <summary>Blocks of audio that are read badly.</summary>
    public ImmutableArray<AudioFault> AudioFaults { get; init; } = [];

    /// <summary>Blocks beyond the end that a CD-R states for its lead-out which the drive still tries to write. The disc may end sooner.</summary>
    public BlockCount Overburn { get; init; }

    /// <summary>What goes wrong on request. The first one that strikes a command ends it.</summary>
    public ImmutableArray<DriveFault> Faults { get; init; } = [];

    /// <summary>Ways in which the drive departs from the standard, as real ones do.</summary>
    public ImmutableArray<DriveQuirk> Quirks { get; init; } = [];

    /// <summary>A trace whose drive this one answers as.</summary>
    public DriveReplay? Replay { get; init; }

    /// <summary>What the drive says its serial number is; ASCII, 20 characters at the most.</summary>
    public string SerialNumber { get; init; } = "0000000000000001";
}

/// <summary>Blocks of audio that are read badly: some bytes of each are wrong, others at every attempt.</summary>
/// <param name="Blocks">Which ones.</param>
/// <param name="Times">How often each of them is read badly before it is read well.</param>
public sealed record AudioFault(Extent Blocks, int Times = int.MaxValue)
{
    /// <summary>The drive's C2 pointers name the wrong bytes; else it does not notice.</summary>
    public bool Noticed { get; init; } = true;
}

/// <summary>How long things take.</summary>
public enum RecordingPace
{
    /// <summary>No time at all.</summary>
    Instant,

    /// <summary>As long as on a real disc at the speed chosen.</summary>
    True,
}
