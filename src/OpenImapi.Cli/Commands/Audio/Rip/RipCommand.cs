using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record RipCommand(RipSettings How) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(How.Drive, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        if (medium.Tracks.All(track => track.Form != BlockForm.Audio))
            throw new DiscException(DriveErrors.InvalidMediumType, $"The {medium.Kind} in {address.Name} holds no sound. {medium.State}", "Insert an audio CD, or copy files with 'imapi image extract'.");
        run.Reporter.Advance(new("inspecting", 0, 0) { InBytes = false });
        var reading = await DiscLayoutReader.ReadAsync(drive, medium, run.Surroundings.Clock, cancellation);
        foreach (var untold in reading.Untold)
            run.Warn(untold);
        var disc = new RippedDisc(reading.Layout);
        var files = RipFile.Plan(disc, How);
        var papers = new RipPapers(disc, How);
        var ripper = new Ripper(await ExtractorAsync(drive, reading.Layout, run, cancellation), disc, run, How.Force);
        var ripped = await ripper.RunAsync(files, cancellation);
        foreach (var doubt in ripped.SelectMany(part => part.Doubts()))
            run.Warn(doubt);
        List<string> written = [.. files.Select(file => file.Path), .. await papers.WriteAsync(files, ripped, address, cancellation)];
        var result = RipResult.Of(address, disc, written, ripped);
        run.Reporter.Result(result, result.Draw);
        return ripped.All(part => part.Sure) ? ExitCode.Success : ExitCode.Verification;
    }

    private async Task<AudioExtractor> ExtractorAsync(Drive drive, DiscLayout layout, Invocation run, CancellationToken cancellation)
    {
        var options = AudioExtractionOptions.For(await DriveSurvey.ReadAsync(drive, cancellation), new SampleCount(How.ReadOffset));
        return new(drive, layout, How.Attempts is { } attempts ? options with { MostReads = attempts, Agreement = Math.Min(options.Agreement, attempts) } : options, run.Surroundings.Clock);
    }
}
