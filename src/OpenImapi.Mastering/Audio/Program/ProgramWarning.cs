namespace OpenImapi.Mastering;

/// <summary>What a warning of a program is about.</summary>
public enum ProgramWarningKind
{
    /// <summary>A track is shorter than players must accept.</summary>
    ShortTrack,

    /// <summary>A gap that the standard wants between audio and data is missing.</summary>
    MissingGap,

    /// <summary>A number's check digit is wrong.</summary>
    CheckDigit,

    /// <summary>A text cannot stand on the disc as it was given.</summary>
    Text,
}

/// <summary>Something that the disc will not hold exactly as it was given, or not within the standard.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Track">The track's number; 0 is the disc.</param>
/// <param name="Text">What it is, in a sentence.</param>
public sealed record ProgramWarning(ProgramWarningKind Kind, int Track, string Text);
