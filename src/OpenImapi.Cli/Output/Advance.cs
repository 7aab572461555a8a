namespace OpenImapi.Cli;

/// <summary>How far one phase of an operation is.</summary>
/// <param name="Phase">One word in lower case, such as "writing".</param>
/// <param name="Done">Bytes done, or steps.</param>
/// <param name="Total">Bytes or steps to do; 0 where the phase has no length.</param>
/// <param name="BytesPerSecond">Measured speed, once there is one.</param>
/// <param name="Remaining">Time left, once it can be told.</param>
/// <param name="Buffer">How full the buffer between source and drive is, from 0 to 1.</param>
/// <param name="Times">The same speed in 1x of the medium's kind.</param>
internal readonly record struct Advance(
    string Phase, long Done, long Total, double? BytesPerSecond = null, TimeSpan? Remaining = null, double? Buffer = null, double? Times = null)
{
    /// <summary>Whether amounts are bytes; else they are steps that mean nothing but a part of the whole.</summary>
    public bool InBytes { get; init; } = true;

    /// <summary>The drive at work, where there are several; its amounts are its own.</summary>
    public string? Drive { get; init; }

    /// <summary>Which track of a disc of several is at work, counted from 1; 0 where tracks do not matter.</summary>
    public int Track { get; init; }

    /// <summary>How many tracks there are.</summary>
    public int Tracks { get; init; }

    /// <summary>Nothing more comes of what this drive was doing.</summary>
    public static Advance Ended(string drive) => new("", 0, 0) { Drive = drive };

    /// <summary>From 0 to 100; a phase without length is always at 0.</summary>
    public int Percent => Total == 0 ? 0 : (int)Math.Min(100, Done * 100.0 / Total);

    /// <summary>The phase as a heading.</summary>
    public string Title => Phase.Length == 0 ? "" : char.ToUpperInvariant(Phase[0]) + Phase[1..];
}

/// <summary>Shows how far work is.</summary>
internal interface IProgressView : IDisposable
{
    void Show(in Advance advance);

    /// <summary>Prints above what is shown, or after it.</summary>
    void Say(TextWriter to, string line);

    /// <summary>Ends the phase that is shown, if any, as done or as left off.</summary>
    void End(bool done);
}
