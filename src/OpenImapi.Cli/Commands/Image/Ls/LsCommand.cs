using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record LsCommand(VolumeChoice Choice, string Path) : ICommand
{
    private static readonly Column[] Columns = [new("Length", IsNumber: true), new("Modified"), new("Name")];

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var open = await OpenVolume.OpenAsync(Choice, run, cancellation);
        var entry = await open.FindAsync(Path, cancellation);
        List<VolumeEntry> entries = entry.IsFolder ? await open.Tree.EnumerateAsync(entry, cancellation).ToListAsync<VolumeEntry>(cancellation) : [entry];
        open.WarnOfFaults();
        var document = new ListDocument(Choice.Image, Texts.Of(open.Tree.Kind), entry.Path, [.. entries.Select(EntryDocument.Of)]);
        run.Reporter.Answer(document, page =>
        {
            if (entries.Count > 0)
                page.Table(Columns, entries.Select(Row));
        });
        return ExitCode.Success;
    }

    private static string[] Row(VolumeEntry entry) =>
    [
        entry.IsFolder ? "-" : entry.Length.ToString(),
        Texts.When(entry.ModifiedAt),
        Texts.Name(entry.Name.Length == 0 ? "/" : entry.Name) + (entry.IsFolder && entry.Name.Length > 0 ? "/" : ""),
    ];
}
