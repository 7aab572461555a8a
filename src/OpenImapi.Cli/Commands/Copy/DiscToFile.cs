using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>Reads a disc into files.</summary>
internal sealed class DiscToFile(CopyChoice choice, Invocation run)
{
    /// <summary>Runs of unreadable blocks that an error names.</summary>
    private const int MostRuns = 8;

    /// <exception cref="DiscException">The disc cannot be copied, or not every block can be read and that is not allowed; nothing is left behind.</exception>
    public async Task<DiscFiles> RunAsync(string output, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(choice.From, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        return await RunAsync(drive, _ => output, cancellation);
    }

    /// <summary>Reads the disc in a drive into the file that its medium calls for.</summary>
    public async Task<DiscFiles> RunAsync(Drive drive, Func<Medium, string> outputFor, CancellationToken cancellation)
    {
        var clock = run.Surroundings.Clock;
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        var output = outputFor(medium);
        var isWhole = DiscImageWriter.HoldsSectors(output);
        if (isWhole && !medium.Profile.IsCd())
            throw new DiscException(DiscImageErrors.CannotExport, $"{output}: raw sectors exist only on a CD, and this is a {medium.Kind}.");
        var disc = await RecordedDisc.ReadAsync(drive, medium, isWhole, new(choice.ReadOffset), clock, cancellation);
        foreach (var untold in disc.Untold)
            run.Warn(untold);
        if (medium.IsOverwritable)
            disc = await CutAsync(disc, cancellation);
        var source = new RescuingSource(disc.Source, disc.Layout, choice.Retries);
        var speed = new Speedometer(clock);
        var progress = new Listener<ImageProgress>(at => run.Reporter.Advance(speed.At("reading", at.Written.Bytes(source.BlockSize), at.Total.Bytes(source.BlockSize))));
        var files = await DiscImageWriter.WriteAsync(disc.Layout, source, output, new()
        {
            LastSession = !isWhole && disc.Layout.Sessions.Length > 1,
            Overwrite = choice.Force,
            BeforeNaming = () => RequireReadable(drive.Address.Name, source.Unreadable),
        }, progress, cancellation);
        return new(drive.Address.Name, medium, disc.Layout, files, source.Unreadable);
    }

    /// <summary>What a disc that can be written anywhere holds is what its volume says.</summary>
    private static async Task<RecordedDisc> CutAsync(RecordedDisc disc, CancellationToken cancellation)
    {
        var (source, session) = await VolumeLocator.FindAsync(disc.Source, cancellation);
        var end = EarlierVolume.EndOf(await DiscVolume.OpenAsync(source, session, ReadingMode.Tolerant, cancellation));
        return end > Lba.Zero ? disc.Until(end) : disc;
    }

    private void RequireReadable(string drive, ImmutableArray<Extent> unreadable)
    {
        if (unreadable.IsEmpty)
            return;
        var what = $"{Texts.Count(unreadable.Sum(run => run.Length.Value), "block")} of the disc in {drive} cannot be read: {Listed(unreadable)}.";
        if (!choice.AllowUnreadable)
            throw new DiscException(RecordingErrors.Unreadable, what);
        run.Warn(what);
    }

    private static string Listed(ImmutableArray<Extent> unreadable) =>
        string.Join(", ", unreadable.Take(MostRuns).Select(run => run.Length.Value == 1 ? $"{run.Start}" : $"{run.Start} to {run.End - new BlockCount(1)}"))
        + (unreadable.Length > MostRuns ? $" and {unreadable.Length - MostRuns} more runs" : "");
}
