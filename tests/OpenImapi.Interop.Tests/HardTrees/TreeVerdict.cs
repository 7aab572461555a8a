using System.Text;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>What is asked of an image of a hard tree, in each of its trees of names.</summary>
internal enum Criterion
{
    /// <summary>As many files and folders as the source has.</summary>
    List,

    /// <summary>The bytes of every file.</summary>
    Contents,

    /// <summary>Every file as many folders deep as in the source.</summary>
    Depth,

    /// <summary>Every name that the name space can hold as it is stands as it is (in ISO 9660: in upper case).</summary>
    Names,

    /// <summary>A name that had to be changed keeps its ending, as far as the name space can hold that.</summary>
    Endings,

    /// <summary>No two names of a folder are the same to people, who see no version number.</summary>
    Distinct,

    /// <summary>Only names that the standard allows.</summary>
    Legal,

    /// <summary>Type and permissions of every file.</summary>
    Modes,

    /// <summary>User and group of every file.</summary>
    Owners,

    /// <summary>Where every symbolic link leads.</summary>
    Targets,

    /// <summary>Both numbers of every device.</summary>
    Devices,

    /// <summary>Names of one file are names of one file.</summary>
    Shared,

    /// <summary>The time of every file, to the second.</summary>
    Times,

    /// <summary>Directories and path tables are in order (6.9.1, 9.3).</summary>
    Order,

    /// <summary>Every other structural rule.</summary>
    Structure,
}

/// <summary>How one tree of names of an image fares: for each criterion nothing, when it is met, or what is wrong.</summary>
internal sealed class TreeVerdict
{
    private readonly HardTree source;
    private readonly VolumeTreeKind kind;
    private readonly Dictionary<Criterion, string> verdict = [];

    private TreeVerdict(HardTree source, VolumeTreeKind kind) => (this.source, this.kind) = (source, kind);

    public static async Task<IReadOnlyDictionary<Criterion, string>> OfAsync(HardTree source, IsoVolume volume, VolumeTreeKind kind, IReadOnlyList<Finding> findings)
    {
        var judge = new TreeVerdict(source, kind);
        var tree = kind == VolumeTreeKind.Joliet ? volume.Joliet! : volume.Iso;
        var entries = new List<(VolumeEntry Entry, string Content)>();
        await foreach (var entry in tree.WalkAsync())
            entries.Add((entry, entry.IsFolder ? "" : await ContentAsync(volume, entry)));
        judge.Compare(entries);
        judge.Structure(findings);
        return judge.verdict;
    }

    private static async Task<string> ContentAsync(IsoVolume volume, VolumeEntry entry)
    {
        await using var stream = volume.OpenFile(entry);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return Convert.ToBase64String(bytes);
    }

    private void Compare(List<(VolumeEntry Entry, string Content)> entries)
    {
        var folders = source.Files.SelectMany(file => FoldersOf(file.Path)).Distinct().Count();
        var files = source.Files.Count(file => !file.Path.EndsWith('/'));
        Say(Criterion.List, [(entries.Count(found => !found.Entry.IsFolder) - files, "files"), (entries.Count(found => found.Entry.IsFolder) - folders, "folders")]);

        var byContent = entries.Where(found => found.Entry is { IsFolder: false, Length: > 0 }).ToLookup(found => found.Content, found => found.Entry);
        var pairs = source.Files.Where(file => file.Content.Length > 0)
            .Select(file => (file, Entry: byContent[Convert.ToBase64String(file.Content)].FirstOrDefault())).ToList();
        Count(Criterion.Contents, pairs.Count(pair => pair.Entry is null), pairs.Count, "files missing");
        var found = pairs.Where(pair => pair.Entry is not null).Select(pair => (File: pair.file, Entry: pair.Entry!)).ToList();
        Count(Criterion.Depth, found.Count(pair => pair.Entry.Depth != pair.File.Path.Split('/').Length), found.Count, "files at another depth");
        Count(Criterion.Times, found.Count(pair => ((IsoEntry)pair.Entry).RecordedAt.ToDateTimeOffset()?.UtcDateTime != pair.File.ModifiedAt), found.Count, "times differ");
        Names(found);
        var people = entries.GroupBy(found => found.Entry.Parent!.Path).Sum(group => group.Count() - group.DistinctBy(found => found.Entry.Name).Count());
        Count(Criterion.Distinct, people, entries.Count, "names given twice");
    }

    /// <summary>Compares each part of each path, where the depth is the same.</summary>
    private void Names(List<(HardFile File, VolumeEntry Entry)> found)
    {
        var parts = found.Where(pair => pair.Entry.Depth == pair.File.Path.Split('/').Length)
            .SelectMany(pair => pair.File.Path.Split('/').Zip(pair.Entry.Path[1..].Split('/'), (wanted, given) => (wanted, given)))
            .Distinct().Select(pair => (pair.wanted, pair.given, isKept: CanHold(pair.wanted))).ToList();
        var keepable = parts.Where(part => part.isKept).ToList();
        Count(Criterion.Names, keepable.Count(part => part.given != Expected(part.wanted)), keepable.Count, "names changed");
        var changed = parts.Where(part => !part.isKept && EndingOf(part.wanted) is not null).ToList();
        Count(Criterion.Endings, changed.Count(part => !part.given.EndsWith(Expected(EndingOf(part.wanted)!), StringComparison.Ordinal)), changed.Count, "endings lost");
    }

    private void Structure(IReadOnlyList<Finding> findings)
    {
        string[] order = ["6.9.1", "9.3"];
        string[] names = ["7.5.1", "7.5.2", "7.6.1", "7.6.3", "Allowed Character Set", "Relaxation of ISO 9660 Restrictions"];
        foreach (var (criterion, broken) in new[]
        {
            (Criterion.Order, findings.Where(finding => finding.Severity == Severity.Error && order.Contains(finding.Clause))),
            (Criterion.Legal, findings.Where(finding => names.Contains(finding.Clause))),
            (Criterion.Structure, findings.Where(finding => finding.Severity == Severity.Error && !order.Contains(finding.Clause))),
        })
        {
            var clauses = broken.Select(finding => finding.Clause).ToList();
            verdict[criterion] = clauses.Count == 0 ? "" : $"{clauses.Count} times against {string.Join(", ", clauses.Distinct().Order(StringComparer.Ordinal))}";
        }
    }

    /// <summary>True when the name space holds the name as it is; an ISO 9660 name of level 3, in upper case.</summary>
    private bool CanHold(string name)
    {
        if (kind == VolumeTreeKind.Joliet)
            return name.Length <= 64 && !name.Any(unit => unit < ' ' || "*/:;?\\".Contains(unit));
        var parts = name.ToUpperInvariant().Split('.');
        return parts.Length <= 2 && parts[0].Length > 0 && parts.Sum(part => part.Length) <= 30 && !HasTwin(name)
            && parts.All(part => part.All(unit => char.IsAsciiLetterUpper(unit) || char.IsAsciiDigit(unit) || unit == '_'))
            && !(parts.Length == 2 && (parts[1].Length == 0 || IsFolder(name)));
    }

    /// <summary>True when another name of the tree is the same in upper case: one of the two must give way.</summary>
    private bool HasTwin(string name) => source.Files.SelectMany(file => file.Path.Split('/'))
        .Any(other => other != name && other.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool IsFolder(string name) => source.Files.Any(file => FoldersOf(file.Path).Any(folder => folder.Split('/')[^1] == name));

    private string Expected(string name) => kind == VolumeTreeKind.Joliet ? name : name.ToUpperInvariant();

    /// <summary>The ending of a file's name, dot included, of one to eight letters or digits.</summary>
    private string? EndingOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && !IsFolder(name) ? name[dot..] : "";
        return ending.Length is >= 2 and <= 9 && ending[1..].All(char.IsAsciiLetterOrDigit) ? ending : null;
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var at = path.IndexOf('/'); at > 0; at = path.IndexOf('/', at + 1))
            yield return path[..at];
    }

    private void Count(Criterion criterion, int wrong, int all, string what) => verdict[criterion] = wrong == 0 ? "" : $"{wrong} of {all} {what}";

    private void Say(Criterion criterion, (int Difference, string What)[] differences)
    {
        var text = new StringBuilder();
        foreach (var (difference, what) in differences)
            if (difference != 0)
                text.Append(text.Length > 0 ? ", " : "").Append($"{Math.Abs(difference)} {what} too {(difference > 0 ? "many" : "few")}");
        verdict[criterion] = text.ToString();
    }
}
