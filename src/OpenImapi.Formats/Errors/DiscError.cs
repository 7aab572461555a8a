namespace OpenImapi.Formats;

/// <summary>What a failure concerns; decides the command line's exit code.</summary>
public enum DiscErrorKind
{
    /// <summary>The call or the command line is not right.</summary>
    Usage,

    /// <summary>A file or stream to be recorded cannot be had as promised.</summary>
    Source,

    /// <summary>The content cannot be represented as asked.</summary>
    Plan,

    /// <summary>The image file or folder written to.</summary>
    Destination,

    /// <summary>The drive, or the way to it.</summary>
    Drive,

    /// <summary>What lies in the drive.</summary>
    Medium,

    /// <summary>What was read back is not what was written.</summary>
    Verification,

    /// <summary>A fault of this program.</summary>
    Internal,
}

/// <summary>One thing that can go wrong: a value, declared once by the room that finds it.</summary>
/// <param name="Kind">What the failure concerns.</param>
/// <param name="Symbol">The unique name, IMAPI's own where one fits.</param>
/// <param name="HResult">The COM result code; ours start at 0x80041000.</param>
/// <param name="Text">What happened, for people.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record DiscError(DiscErrorKind Kind, string Symbol, int HResult, string Text, string Advice)
{
    /// <summary>An error with the code written as in a header.</summary>
    public static DiscError Of(DiscErrorKind kind, string symbol, uint code, string text, string advice) =>
        new(kind, symbol, unchecked((int)code), text, advice);
}
