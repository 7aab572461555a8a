using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Asks for the disc of the next copy.</summary>
internal static class NextDisc
{
    /// <summary>Waits until somebody has changed the disc.</summary>
    /// <exception cref="DiscException">IMAPI_E_USERABORT: the answer was no, or there was none.</exception>
    public static async Task AskAsync(Invocation run, DriveAddress drive, int copy, int copies, CancellationToken cancellation)
    {
        if (!await run.AsksAsync($"Copy {copy} of {copies}: put another disc into {drive.Name}. Is it there?", cancellation))
            throw new DiscException(ImapiErrors.UserAbort, $"Copy {copy} of {copies} was not burned.", "");
    }
}
