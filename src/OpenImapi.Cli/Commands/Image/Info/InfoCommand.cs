using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record InfoCommand(VolumeChoice Choice) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var open = await OpenVolume.OpenAsync(Choice, run, cancellation);
        var (files, folders, bytes) = (0, 0, 0L);
        await foreach (var entry in open.Tree.WalkAsync(cancellation: cancellation))
            if (entry.IsFolder)
                folders++;
            else
                (files, bytes) = (files + 1, bytes + entry.Length);
        var kinds = await ImageSniffer.KindsAsync(open.Volume.Source, open.Volume.Session, cancellation);
        open.WarnOfFaults();
        var document = InfoDocument.Of(Choice.Image, open.Volume, open.Tree, kinds, files, folders, bytes);
        run.Reporter.Answer(document, page => Draw(page, document));
        return ExitCode.Success;
    }

    private static void Draw(Page page, InfoDocument info) => page.Facts(
    [
        new("Label", Texts.Name(info.Label)),
        new("File systems", string.Join(", ", info.FileSystems)),
        new("Volume size", $"{Texts.Size(info.VolumeBlocks * BlockSizes.UserData)} ({info.VolumeBlocks} blocks)"),
        new("Image size", $"{Texts.Size(info.ImageBlocks * BlockSizes.UserData)} ({info.ImageBlocks} blocks)"),
        new("Session", info.SessionBlock == 0 ? null : $"starts at block {info.SessionBlock}"),
        new("Content", $"{Texts.Count(info.Files, "file")} ({Texts.Size(info.ContentBytes)}), {Texts.Count(info.Folders, "folder")}"),
        new("Created", info.Created is null ? null : Texts.When(info.Created)),
        new("Modified", info.Modified is null ? null : Texts.When(info.Modified)),
        new("System", Said(info.System)),
        new("Volume set", Said(info.VolumeSet)),
        new("Publisher", Said(info.Publisher)),
        new("Data preparer", Said(info.DataPreparer)),
        new("Application", Said(info.Application)),
    ]);

    private static string? Said(string text) => text.Length == 0 ? null : Texts.Name(text);
}
