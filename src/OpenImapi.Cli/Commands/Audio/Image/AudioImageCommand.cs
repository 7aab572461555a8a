using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <param name="Choice">The music, and how it is shaped.</param>
/// <param name="Output">The sheet to write; nothing with --plan.</param>
/// <param name="Force">Files that are there are replaced.</param>
internal sealed record AudioImageCommand(AudioChoice Choice, string? Output, bool Force) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        if (Output is not null && File.Exists(Output) && !Force)
            throw new DiscException(CliErrors.OutputExists, $"{Output} is there already.");
        await using var music = await Music.LoadAsync(Choice, run, cancellation);
        if (!Choice.Plan)
            await music.PrepareAsync(cancellation);
        var plan = music.Describe(null, MusicRoom.Usual);
        if (Output is null)
        {
            run.Reporter.Answer(plan, plan.Draw);
            return ExitCode.Success;
        }

        run.Reporter.Show(plan, plan.Draw);
        await using var source = music.Program.OpenSource();
        var speed = new Speedometer(run.Surroundings.Clock);
        var progress = new Listener<ImageProgress>(at => run.Reporter.Advance(speed.At("writing", at.Written.Bytes(source.BlockSize), at.Total.Bytes(source.BlockSize))));
        var written = await DiscImageWriter.WriteAsync(music.Program.Layout, source, Output, new() { Overwrite = Force }, progress, cancellation);
        var files = written.Select(file => new ExportedFile(file, new FileInfo(file).Length)).ToList();
        run.Reporter.Result(new AudioImageResult(files, plan.Blocks, plan.Tracks.Count), page =>
        {
            foreach (var file in files)
                page.Say($"{file.File} holds {Texts.Size(file.Bytes)}.");
        });
        return ExitCode.Success;
    }
}

[Description("How audio image ended.")]
internal sealed record AudioImageResult(
    [property: Description("The files written.")] IReadOnlyList<ExportedFile> Files,
    [property: Description("Blocks of 1/75 s that the disc takes.")] long Blocks,
    [property: Description("How many tracks it has.")] int Tracks)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "audio image";
}
