using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    Success = 0,

    /// <summary>A fault of this program, or the image file or folder written to.</summary>
    Failure = 1,

    Usage = 2,

    /// <summary>Something to be recorded cannot be had, or cannot be represented as asked.</summary>
    Source = 3,

    Drive = 4,

    Medium = 5,

    Verification = 6,

    Cancelled = 130,
}

/// <summary>From what failed to the exit code.</summary>
internal static class ExitCodes
{
    public static ExitCode Of(DiscErrorKind kind) => kind switch
    {
        DiscErrorKind.Usage => ExitCode.Usage,
        DiscErrorKind.Source or DiscErrorKind.Plan => ExitCode.Source,
        DiscErrorKind.Drive => ExitCode.Drive,
        DiscErrorKind.Medium => ExitCode.Medium,
        DiscErrorKind.Verification => ExitCode.Verification,
        _ => ExitCode.Failure,
    };
}
