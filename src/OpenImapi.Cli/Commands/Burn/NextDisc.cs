using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Asks for the disc of the next copy.</summary>
internal static class NextDisc
{
    /// <summary>Waits until somebody has changed the disc.</summary>
    /// <exception cref="OperationCanceledException">The answer was no, or there was none.</exception>
    public static void Ask(Invocation run, DriveAddress drive, int copy, int copies)
    {
        if (!run.Asks($"Copy {copy} of {copies}: put another disc into {drive.Name}. Is it there?"))
            throw new OperationCanceledException($"Copy {copy} of {copies} was not burned.");
    }
}
