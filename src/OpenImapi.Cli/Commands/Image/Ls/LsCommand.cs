using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record LsCommand(VolumeChoice Choice, string Path, bool Long) : ICommand
{
    private static readonly Column[] Columns = [new("Length", IsNumber: true), new("Modified"), new("Name")];

    private static readonly Column[] LongColumns =
        [new("Mode"), new("Names", IsNumber: true), new("Owner", IsNumber: true), new("Group", IsNumber: true), .. Columns];

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var volumes = await image.VolumesAsync(OpenVolume.ModeOf(run), cancellation);
        var lists = new List<(OpenVolume Volume, List<VolumeEntry> Entries)>();
        foreach (var open in volumes)
        {
            var entry = await open.FindAsync(Path, cancellation);
            lists.Add((open, entry.IsFolder ? await open.ListAsync(entry, cancellation) : [entry]));
            open.WarnOfFaults();
        }

        var all = lists.SelectMany(list => list.Entries.Select(entry => EntryDocument.Of(entry, list.Volume.Number)));
        run.Reporter.Answer(new ListDocument(Choice.Image, Texts.Of(volumes[^1].Tree.Kind), Path, [.. all]), page => Draw(page, lists));
        return ExitCode.Success;
    }

    private void Draw(Page page, List<(OpenVolume Volume, List<VolumeEntry> Entries)> lists)
    {
        for (var i = 0; i < lists.Count; i++)
        {
            if (Choice.Session.IsAll)
                page.Line($"{(i > 0 ? "\n" : "")}{lists[i].Volume.Heading}");
            if (lists[i].Entries.Count > 0)
                page.Table(Long ? LongColumns : Columns, lists[i].Entries.Select(entry => Long ? [.. Access(entry), .. Row(entry)] : Row(entry)));
        }
    }

    private static string[] Access(VolumeEntry entry) =>
    [
        EntryTexts.Mode(entry), $"{entry.NameCount}", entry.Rights is { } rights ? EntryTexts.Identity(rights.UserId) : "-",
        entry.Rights is { } same ? EntryTexts.Identity(same.GroupId) : "-",
    ];

    private string[] Row(VolumeEntry entry) => [EntryTexts.Length(entry), Texts.When(entry.ModifiedAt), EntryTexts.Name(entry, Long)];
}
