using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record DriveExportCommand(string Name, string Output, bool LastSession, bool Force) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        if (!Force && File.Exists(Output))
            throw new DiscException(CliErrors.OutputExists, $"{Output} is there already.");
        using var disc = room.Virtual.OpenDisc(Name);
        var speed = new Speedometer(run.Surroundings.Clock);
        var blockSize = DiscImageWriter.HoldsSectors(Output) ? BlockSizes.Raw : BlockSizes.UserData;
        if (blockSize == BlockSizes.Raw && !disc.Kind.IsCd)
            throw new DiscException(DiscImageErrors.CannotExport, $"{Output}: raw sectors exist only on a CD, and this is a {disc.Kind.Name}.");
        var progress = new Listener<ImageProgress>(at => run.Reporter.Advance(speed.At("writing", at.Written.Bytes(blockSize), at.Total.Bytes(blockSize))));
        var written = await DiscImageWriter.WriteAsync(
            disc.Layout, disc.OpenSource(blockSize), Output, new() { LastSession = LastSession, Overwrite = Force }, progress, cancellation);
        var files = written.Select(file => new ExportedFile(file, new FileInfo(file).Length)).ToList();
        var (medium, sessions) = (disc.Kind.Name, disc.State.ClosedSessions);
        run.Reporter.Result(new DriveExportResult($"virtual:{Name}", medium, sessions, files), page =>
        {
            foreach (var file in files)
                page.Say($"{file.File} holds {Texts.Size(file.Bytes)}: {medium}, {Texts.Count(sessions, "session")}.");
        });
        return ExitCode.Success;
    }
}

[Description("How drive export ended.")]
internal sealed record DriveExportResult(
    [property: Description("The drive.")] string Drive,
    [property: Description("The kind of disc.")] string Medium,
    [property: Description("Sessions that are closed.")] int Sessions,
    [property: Description("The files written.")] IReadOnlyList<ExportedFile> Files)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "drive export";
}

[Description("A file that was written.")]
internal sealed record ExportedFile(
    [property: Description("Its absolute path.")] string File,
    [property: Description("Its length in bytes.")] long Bytes);
