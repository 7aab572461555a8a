using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>From the recorder's progress to ours.</summary>
internal static class RecordingPhases
{
    /// <summary>Hands on how far a recording, an erasure or a closing is.</summary>
    /// <remarks>After the comparison the drive is only let go, which is no news.</remarks>
    /// <param name="reporter">Who tells it.</param>
    /// <param name="blockSize">Bytes of a block.</param>
    /// <param name="drive">The drive's name, where several are at work.</param>
    public static IProgress<RecordingProgress> Tell(Reporter reporter, int blockSize = BlockSizes.UserData, string? drive = null)
    {
        var verified = false;
        return new Listener<RecordingProgress>(at =>
        {
            verified |= at.Phase == RecordingPhase.Verifying;
            if (at.Phase != RecordingPhase.Completed && !(verified && at.Phase == RecordingPhase.Finalization))
                reporter.Advance(Of(at, blockSize) with { Drive = drive });
        });
    }

    private static Advance Of(in RecordingProgress at, int blockSize)
    {
        var moves = at.Phase is RecordingPhase.WritingData or RecordingPhase.Verifying;
        var unit = moves ? blockSize : 1;
        return new(WordOf(at.Phase), at.Written * unit, at.Total * unit, at.BytesPerSecond > 0 ? at.BytesPerSecond : null, at.Remaining, at.BufferFill,
            at.Times > 0 ? at.Times : null)
        { InBytes = moves, Track = at.Track, Tracks = at.Tracks };
    }

    private static string WordOf(RecordingPhase phase) => phase switch
    {
        RecordingPhase.Waiting => "waiting",
        RecordingPhase.ValidatingMedia => "inspecting",
        RecordingPhase.InitializingHardware => "preparing",
        RecordingPhase.CalibratingPower => "calibrating",
        RecordingPhase.WritingData => "writing",
        RecordingPhase.Finalization => "closing",
        RecordingPhase.Verifying => "verifying",
        RecordingPhase.Erasing => "erasing",
        _ => "completed",
    };
}
