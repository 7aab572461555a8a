using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record InfoCommand(VolumeChoice Choice) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var open = (await image.VolumesAsync(OpenVolume.ModeOf(run), cancellation))[0];
        var counts = await TreeCounts.OfAsync(open.Tree, cancellation);
        var sessions = await SessionsAsync(image, cancellation);
        var facts = await VolumeFactsDocument.OfAsync(open.Volume, cancellation);
        open.WarnOfFaults();
        var document = InfoDocument.Of(Choice.Image, open, counts, facts, sessions);
        run.Reporter.Answer(document, page => InfoPage.Draw(page, document));
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<SessionDocument>> SessionsAsync(OpenImage image, CancellationToken cancellation)
    {
        var sessions = new List<SessionDocument>();
        foreach (var place in await image.SessionsAsync(cancellation))
            sessions.Add(await SessionDocument.OfAsync(sessions.Count + 1, place, cancellation));
        return sessions;
    }
}

/// <summary>How much a tree holds.</summary>
internal readonly record struct TreeCounts(int Files, int Folders, int Links, int Specials, long Bytes)
{
    public static async Task<TreeCounts> OfAsync(VolumeTree tree, CancellationToken cancellation)
    {
        var counts = default(TreeCounts);
        await foreach (var entry in tree.WalkAsync(cancellation: cancellation))
            counts = entry.Kind switch
            {
                SourceKind.File => counts with { Files = counts.Files + 1, Bytes = counts.Bytes + entry.Length },
                SourceKind.Folder => counts with { Folders = counts.Folders + 1 },
                SourceKind.Link => counts with { Links = counts.Links + 1 },
                _ => counts with { Specials = counts.Specials + 1 },
            };
        return counts;
    }
}
