using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>Why a command ended without success, as its user is told.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Symbol">The error's name, as docs/errors.md lists it.</param>
/// <param name="HResult">The error's COM result code.</param>
/// <param name="Kind">What it concerns.</param>
/// <param name="Happened">What happened.</param>
/// <param name="Advice">What to do; may be empty.</param>
/// <param name="Fault">The cause, for --verbose.</param>
internal sealed record Failure(
    ExitCode Code, string Symbol, int HResult, string Kind, string Happened, string Advice, Exception? Fault = null)
{
    private const string AbortSymbol = "IMAPI_E_USERABORT";
    private const int AbortCode = unchecked((int)0x8004020D);

    public static readonly Failure Cancelled = new(ExitCode.Cancelled, AbortSymbol, AbortCode, "cancelled", "Cancelled.", "");

    /// <summary>What happened in each of several drives; in one, what happened.</summary>
    public IReadOnlyList<string> Each
    {
        get => field.Count == 0 ? [Happened] : field;
        init;
    } = [];

    /// <summary>What went well all the same, to be said last; may be empty.</summary>
    public string Afterword { get; init; } = "";

    /// <summary>The drives in which it went wrong, where there were several.</summary>
    public IReadOnlyList<FailedCopy>? Copies { get; init; }

    /// <summary>The discs that were burned all the same, where several were asked for.</summary>
    public IReadOnlyList<BurnedDisc>? Discs { get; init; }

    /// <summary>The command and sense of an error that a drive reported.</summary>
    public DriveException? Drive
    {
        get
        {
            for (var fault = Fault; fault is not null; fault = fault.InnerException)
                if (fault is DriveException drive)
                    return drive;
            return null;
        }
    }

    public static Failure Of(Exception fault) => fault switch
    {
        CopyException copies => copies.ToFailure(),
        DiscException known when known.Error.Symbol == AbortSymbol => Cancelled with { Happened = known.Message, Advice = known.Advice, Fault = known },
        DriveException refused => Known(refused, $"{refused.Error.Text.TrimEnd('.')} ({refused.Sense}).", refused.Advice),
        DiscException known => Known(known, known.Message, AdviceOf(known)),
        OperationCanceledException => Cancelled with { Fault = fault, Happened = fault is RecordingCanceledException ? fault.Message : Cancelled.Happened },
        IOException or UnauthorizedAccessException => Known(new(CliErrors.OutputFailed, fault.Message, inner: fault), fault.Message, CliErrors.OutputFailed.Advice),
        _ => Known(new(CliErrors.Unexpected, inner: fault), $"{CliErrors.Unexpected.Text.TrimEnd('.')}: {fault.Message}", CliErrors.Unexpected.Advice),
    };

    /// <summary>What a library would allow has a name on the command line.</summary>
    private static string AdviceOf(DiscException fault) => fault.Error == MasteringErrors.DestinationExists ? CliErrors.OutputExists.Advice : fault.Advice;

    /// <summary>What --verbose adds: command and sense of the drive, and where in the program it happened.</summary>
    public IEnumerable<string> Details()
    {
        yield return $"{Symbol} (0x{HResult:X8})";
        if (Drive is { } drive)
        {
            yield return $"command {drive.Command.Code}: {drive.Command}";
            yield return $"sense {drive.Sense}";
        }

        foreach (var line in Fault?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
            yield return line.TrimEnd();
    }

    private static Failure Known(DiscException fault, string happened, string advice)
    {
        var error = fault.Error;
        return new(ExitCodes.Of(error.Kind), error.Symbol, error.HResult, error.Kind.ToString().ToLowerInvariant(), happened, advice, fault);
    }
}
