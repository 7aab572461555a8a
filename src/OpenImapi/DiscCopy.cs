using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>One of several discs that were recorded at the same time.</summary>
/// <param name="Recorder">Where it lies.</param>
/// <param name="Result">What was recorded; nothing where it went wrong.</param>
/// <param name="Error">What went wrong: an <see cref="OperationCanceledException"/> where it was cancelled.</param>
public sealed record DiscCopy(DiscRecorder Recorder, RecordingResult? Result, Exception? Error);

/// <summary>How far one of several recordings is.</summary>
/// <param name="Recorder">Which one.</param>
/// <param name="Progress">How far.</param>
/// <param name="Slowest">How far the slowest is of those that still go on.</param>
public readonly record struct DiscCopyProgress(DiscRecorder Recorder, RecordingProgress Progress, RecordingProgress Slowest)
{
    /// <summary>Nothing more comes of this one, whether it went well or not.</summary>
    public bool HasEnded { get; init; }
}
