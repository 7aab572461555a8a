using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Virtual;

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
        var total = disc.State.Tracks.Where(track => !track.Readable.IsEmpty).Select(track => track.Readable.End.Value).DefaultIfEmpty().Max();
        var progress = new Listener<BlockCount>(done => run.Reporter.Advance(speed.At("writing", done.Bytes(), new BlockCount(Math.Max(total, done.Value)).Bytes())));
        var exported = await DiscExport.WriteAsync(disc, Output, new() { LastSession = LastSession, Replace = Force }, progress, cancellation);
        var files = exported.Files.Select(file => new ExportedFile(file, new FileInfo(file).Length)).ToList();
        run.Reporter.Result(new DriveExportResult($"virtual:{Name}", exported.Medium.Name, exported.Sessions, files), page =>
        {
            foreach (var file in files)
                page.Say($"{file.File} holds {Texts.Size(file.Bytes)}: {exported.Medium.Name}, {Texts.Count(exported.Sessions, "session")}.");
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
