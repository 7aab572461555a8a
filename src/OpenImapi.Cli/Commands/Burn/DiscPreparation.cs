using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>What --append and --erase ask of the disc before anything is staged.</summary>
internal sealed class DiscPreparation(Invocation run, BurnSettings how)
{
    /// <returns>The disc as it is then.</returns>
    /// <exception cref="DiscException">The disc is not as was asked for, cannot be erased, or must not be.</exception>
    public async Task<Medium> PrepareAsync(DiscRecorder recorder, CancellationToken cancellation)
    {
        await recorder.OpenExclusiveAsync(cancellation);
        try
        {
            var medium = await recorder.QueryMediumAsync(cancellation);
            if (how.Append && medium.Status == MediumStatus.Blank)
                throw new DiscException(DriveErrors.InvalidMediumType, $"The {medium.Kind} in {recorder} is blank; there is nothing to add to.",
                    "Leave out --append, or insert the disc that you mean.");
            if (!how.Erase || medium.Status == MediumStatus.Blank)
                return medium;
            await EraseAsync(recorder, medium, cancellation);
            return await recorder.QueryMediumAsync(cancellation);
        }
        finally
        {
            await recorder.CloseAsync();
        }
    }

    private async Task EraseAsync(DiscRecorder recorder, Medium medium, CancellationToken cancellation)
    {
        await AgreeAsync(run, how, medium, recorder.ToString(), cancellation);
        await recorder.EraseAsync(full: false, RecordingPhases.Tell(run.Reporter), cancellation);
    }

    /// <summary>Makes sure that a disc can be erased, and that this is wanted.</summary>
    /// <exception cref="DiscException">It cannot be erased, must not be, or nobody agreed.</exception>
    public static async Task AgreeAsync(Invocation run, BurnSettings how, Medium medium, string drive, CancellationToken cancellation)
    {
        if (!medium.Erasable)
            throw new DiscException(DriveErrors.InvalidMediumType, $"The {medium.Kind} in {drive} cannot be erased.", "Insert a blank disc.");
        if (how.Record.Simulate)
            throw UsageFault.Of("--erase is not for a simulation: it would really erase the disc.", "Erase it with 'imapi erase', or leave out --erase.");
        if (!how.Yes && !await run.AsksAsync($"Erase all that is on the {medium.Kind} in {drive}? {medium.State}", cancellation))
            throw UsageFault.Of($"The {medium.Kind} in {drive} was not erased: nobody agreed.", "Say --yes to erase it without being asked.");
    }
}
