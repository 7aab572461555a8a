using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Copies what a tree of a volume shows into a folder: files with their holes, links as links, further names of a file as such, with
/// permissions and times where the tree knows them.
/// </summary>
/// <remarks>
/// Nothing is written outside the folder, whatever the volume says: a name that is a path, or none, becomes one that is none, and nothing goes
/// through a link that lies in the folder. A file has its name only when it is complete. What goes wrong with one entry is told and does not keep
/// the others from being extracted; only a full target, a failing drive or a cancellation ends it, and <see cref="Counts"/> says then what was done.
/// </remarks>
public sealed class VolumeExtractor
{
    private readonly VolumeTree tree;
    private readonly ExtractionOptions options;
    private readonly Action<ExtractionNotice> notify;
    private readonly string output;
    private readonly FolderPlace root;
    private readonly Dictionary<VolumeEntry, FolderPlace> places = [];
    private readonly List<FolderPlace> made = [];
    private ExtractionTarget? opened;
    private ExtractionCounts counts;

    /// <param name="tree">What is to be extracted.</param>
    /// <param name="folder">Where to; it is made if it is not there. Its own permissions and time stay as they are.</param>
    /// <param name="options">What is restored.</param>
    /// <param name="notify">Is told of everything that is not extracted as the volume has it; what it throws ends the extraction.</param>
    public VolumeExtractor(VolumeTree tree, string folder, ExtractionOptions options, Action<ExtractionNotice> notify)
    {
        (this.tree, this.options, this.notify, output) = (tree, options, notify, folder);
        root = new(null, [], tree.Root);
        places.Add(tree.Root, root);
    }

    /// <summary>How the target is opened; tests ask for the one of other systems.</summary>
    internal Func<string, TargetFolder> OpenTarget { get; init; } = TargetFolder.Open;

    /// <summary>What was extracted so far.</summary>
    public ExtractionCounts Counts => counts;

    private ExtractionTarget Target => opened!;

    /// <summary>Extracts entries, folders with all below them, each under its path from the root.</summary>
    /// <exception cref="DiscException">The target cannot be written at all or is full, or the drive failed.</exception>
    public async ValueTask ExtractAsync(
        IReadOnlyList<VolumeEntry> chosen, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (options.Owners && !(OperatingSystem.IsLinux() && Linux.Libc.EffectiveUser() == 0))
            throw new DiscException(ExtractionErrors.NotPermitted, "Owners can only be restored by root, on Linux.");
        var entries = await CollectAsync(chosen, cancellation);
        var total = entries.Where(entry => entry.Kind == SourceKind.File).Sum(entry => entry.Length);
        using var target = opened = ExtractionTarget.Open(output, OpenTarget);
        var files = new FileExtraction(tree, target, options, total, progress);
        try
        {
            foreach (var entry in entries)
            {
                cancellation.ThrowIfCancellationRequested();
                await ExtractAsync(entry, files, cancellation);
            }
        }
        finally
        {
            counts = counts with { Bytes = counts.Bytes + files.Bytes };
            RestoreFolders();
        }
    }

    /// <summary>What was chosen and all below it, each entry once, folders before what they hold.</summary>
    private async ValueTask<List<VolumeEntry>> CollectAsync(IReadOnlyList<VolumeEntry> chosen, CancellationToken cancellation)
    {
        var paths = chosen.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var entries = new List<VolumeEntry>();
        foreach (var entry in chosen.Where(entry => !Above(entry).Any(above => paths.Contains(above.Path))).DistinctBy(entry => entry.Path, StringComparer.Ordinal))
        {
            if (entry.Parent is not null)
                entries.Add(entry);
            if (entry.IsFolder)
                await foreach (var below in tree.WalkAsync(entry, cancellation))
                    entries.Add(below);
        }

        return entries;
    }

    private async ValueTask ExtractAsync(VolumeEntry entry, FileExtraction files, CancellationToken cancellation)
    {
        if (PlaceOf(entry.Parent!) is not { IsLost: false } folder)
        {
            counts = counts with { LeftOut = counts.LeftOut + 1 };
            return;
        }

        if (entry.IsFolder)
        {
            PlaceOf(entry);
            return;
        }

        var name = NameOf(entry);
        if (!folder.TryTake(name, Target.IsCaseBlind))
        {
            Lose(entry, ExtractionErrors.Twin, "an entry before it has the same name there");
            return;
        }

        try
        {
            if (entry.Kind is not (SourceKind.File or SourceKind.Link) && !options.Devices)
                Leave(entry, $"it is a {Word(entry.Kind)}, which is made only when that is asked for");
            else
            {
                await files.ExtractAsync(entry, folder, name, warning => Warn(entry, warning), cancellation);
                Count(entry.Kind);
            }
        }
        catch (TargetFault fault)
        {
            Fail(entry, fault);
        }
        catch (DiscException fault) when (fault is UnreadableBlockException || fault.Error.Kind is DiscErrorKind.Source or DiscErrorKind.Plan)
        {
            counts = counts with { LeftOut = counts.LeftOut + 1 };
            notify(new(entry.Path, fault.Message, fault.Error));
        }
    }

    /// <summary>Where a folder of the volume lies in the target; it is made when it is asked for first.</summary>
    private FolderPlace PlaceOf(VolumeEntry folder)
    {
        if (places.TryGetValue(folder, out var known))
            return known;
        var parent = PlaceOf(folder.Parent!);
        var name = NameOf(folder);
        var place = parent.Enter(name, folder, Target.IsCaseBlind, out var isNew);
        if (place is null)
        {
            places.Add(folder, place = new(parent, name, folder) { IsLost = true });
            if (!parent.IsLost)
                Lose(folder, ExtractionErrors.Twin, "an entry before it has the same name there; nothing in it is extracted");
            return place;
        }

        places.Add(folder, place);
        if (!isNew)
        {
            if (!ReferenceEquals(place.Entry.Parent, folder.Parent))
                return place;
            Warn(folder, "it has the name of a folder before it; what is in both lies together");
            return place;
        }

        Make(place, parent);
        return place;
    }

    private void Make(FolderPlace place, FolderPlace parent)
    {
        place.IsLost = parent.IsLost;
        if (place.IsLost)
            return;
        try
        {
            Target.OpenFolder(parent).MakeFolder(place.Name, place.Entry.Rights is not null);
            made.Add(place);
            counts = counts with { Folders = counts.Folders + 1 };
        }
        catch (TargetFault fault)
        {
            place.IsLost = true;
            Fail(place.Entry, fault);
        }
    }

    /// <summary>Gives folders their permissions and times, those inside first, since what is written into a folder changes its time.</summary>
    private void RestoreFolders()
    {
        for (var i = made.Count - 1; i >= 0; i--)
            try
            {
                Target.OpenFolder(made[i]).RestoreSelf(options.StateOf(made[i].Entry));
            }
            catch (TargetFault fault)
            {
                notify(new(made[i].Entry.Path, $"{made[i].Entry.Path}: its permissions or time cannot be restored: {fault.Message.TrimEnd('.')}.", fault.Error));
            }
    }

    private byte[] NameOf(VolumeEntry entry)
    {
        var name = TargetNames.Of(entry.RawName, OperatingSystem.IsWindows());
        if (!entry.RawName.Span.SequenceEqual(name))
            Warn(entry, $"its name cannot stand in a folder; it is written as '{NameText.ToText(name)}'");
        return name;
    }

    private void Count(SourceKind kind) => counts = kind switch
    {
        SourceKind.File => counts with { Files = counts.Files + 1 },
        SourceKind.Link => counts with { Links = counts.Links + 1 },
        _ => counts with { Specials = counts.Specials + 1 },
    };

    private void Fail(VolumeEntry entry, TargetFault fault)
    {
        if (fault.Error == ExtractionErrors.Full)
            throw new DiscException(fault.Error, $"{entry.Path} cannot be extracted: {fault.Message.TrimEnd('.')}.", inner: fault);
        Lose(entry, fault.Error, fault.Message.TrimEnd('.'));
    }

    private void Lose(VolumeEntry entry, DiscError error, string reason)
    {
        counts = counts with { LeftOut = counts.LeftOut + 1 };
        notify(new(entry.Path, $"{entry.Path} cannot be extracted: {reason}.", error));
    }

    private void Leave(VolumeEntry entry, string reason)
    {
        counts = counts with { LeftOut = counts.LeftOut + 1 };
        notify(new(entry.Path, $"{entry.Path} is left out: {reason}.", null));
    }

    private void Warn(VolumeEntry entry, string text) => notify(new(entry.Path, $"{entry.Path}: {text}.", null));

    private static string Word(SourceKind kind) => kind switch
    {
        SourceKind.Fifo => "pipe",
        SourceKind.Socket => "socket",
        _ => "device",
    };

    private static IEnumerable<VolumeEntry> Above(VolumeEntry entry)
    {
        for (var above = entry.Parent; above is not null; above = above.Parent)
            yield return above;
    }
}
