namespace OpenImapi.Recording;

/// <summary>How far a recording, an erasure or a closing has come.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Written">Blocks written or compared in this phase; hundredths in a phase that moves no blocks. Never falls within a phase.</param>
/// <param name="Total">What <paramref name="Written"/> will be at the end of the phase; at least 1.</param>
/// <param name="Elapsed">Time since the whole operation began.</param>
public readonly record struct RecordingProgress(RecordingPhase Phase, long Written, long Total, TimeSpan Elapsed)
{
    /// <summary>Measured speed in bytes of user data a second; 0 while it is not known.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>Measured speed in multiples of the medium's 1x.</summary>
    public double Times { get; init; }

    /// <summary>Estimated time to the end of the phase.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>How full the buffer between source and drive is, 0 to 1, while writing.</summary>
    public double? BufferFill { get; init; }

    /// <summary>How full the drive's own buffer is, 0 to 1, where the drive says so.</summary>
    public double? DriveBufferFill { get; init; }

    /// <summary>Which of the job's tracks is being written or compared, counted from 1; 0 in other phases.</summary>
    public int Track { get; init; }

    /// <summary>How many tracks the job has.</summary>
    public int Tracks { get; init; }

    /// <summary>Blocks of that track that are written or compared.</summary>
    public long TrackWritten { get; init; }

    /// <summary>Blocks of that track, gaps left out.</summary>
    public long TrackTotal { get; init; }

    /// <summary>The part of the phase that is done, 0 to 1.</summary>
    public double Fraction => Math.Clamp((double)Written / Total, 0, 1);
}

/// <summary>The steps of an operation, named as IMAPI version 2 names its write actions.</summary>
public enum RecordingPhase
{
    /// <summary>The drive is getting ready.</summary>
    Waiting,
    ValidatingMedia,

    /// <summary>The tray is locked, speed and write parameters are set.</summary>
    InitializingHardware,

    /// <summary>The drive finds the right laser power.</summary>
    CalibratingPower,
    WritingData,

    /// <summary>Buffers are flushed, track, session and disc are closed.</summary>
    Finalization,

    /// <summary>Everything is read back and compared.</summary>
    Verifying,
    Erasing,
    Completed,
}
