using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Makes the tree that a command line of mkisofs asks for.</summary>
/// <param name="sources">What goes in.</param>
/// <param name="input">Standard input, for a list of sources.</param>
internal sealed class MkisofsTree(MkisofsSources sources, Func<Stream> input)
{
    private readonly List<(string Pattern, int Weight)> sorting = [.. sources.SortFiles.SelectMany(ReadWeights)];

    /// <summary>Adds all sources to a tree.</summary>
    /// <param name="tree">The tree, which may have what an earlier session left.</param>
    /// <param name="replace">Whether what is in it may be replaced.</param>
    /// <exception cref="DiscException">A source is not there, or two of them want one place.</exception>
    public void AddTo(SourceTree tree, bool replace)
    {
        var paths = sources.Paths.Concat(sources.Lists.SelectMany(ReadList)).ToList();
        if (paths.Count == 0)
            throw UsageFault.Of("'imapi mkisofs' needs a source: a folder or a file.", "See 'imapi mkisofs --help'.");
        var added = sources.LaterReplace || replace ? tree : new();
        foreach (var path in paths)
            added.Merge(PartOf(path), sources.LaterReplace || replace);
        if (added != tree)
            tree.Merge(added);
        foreach (var (weight, path) in sources.Weights)
            Weigh(tree, tree.Find(path) ?? throw new DiscException(CliErrors.NoPath, $"There is no '{path}' in the image to give a weight to."), weight);
    }

    /// <summary>The tree that one source gives.</summary>
    private SourceTree PartOf(string path)
    {
        var (target, source) = sources.Grafts ? Split(path) : ("", path);
        var part = new SourceTree();
        if (!Path.Exists(source))
            throw new DiscException(CliErrors.NoPath, $"There is no '{source}'.", sources.Grafts ? null : "A target=source needs -graft-points.");
        var inTree = string.Join('/', target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".")) + (target.EndsWith('/') ? "/" : "");
        if (Directory.Exists(source))
            AddFolder(part, inTree, source);
        else if (!sources.Excluded.Exists(pattern => DiskPatterns.MatchesFile(pattern, source)))
            AddFile(part, inTree, source);
        return part;
    }

    private void AddFolder(SourceTree part, string target, string source)
    {
        GlobSet Patterns(IEnumerable<string> patterns) => new(patterns.Select(pattern => DiskPatterns.For(pattern, source, target)).OfType<Glob>());
        part.Add(target, source, new WalkOptions { KeepSpecialFiles = true, FollowLinks = sources.FollowLinks, Exclude = Patterns(sources.Excluded) });
        var (hidden, joliet) = (Patterns(sources.HiddenFromIso), Patterns(sources.HiddenFromJoliet));
        var weights = sorting.Select(each => (Pattern: DiskPatterns.For(each.Pattern, source, target), each.Weight)).Where(each => each.Pattern is not null).ToList();
        if (hidden.IsEmpty && joliet.IsEmpty && weights.Count == 0)
            return;
        foreach (var (node, path) in Walk(part, part.Root, []))
        {
            var isFolder = part[node].IsFolder;
            Hide(part, node, hidden.Matches(path, isFolder), joliet.Matches(path, isFolder));
            foreach (var (pattern, weight) in weights)
                if (pattern!.Matches(path, isFolder))
                    Weigh(part, node, weight);
        }
    }

    private void AddFile(SourceTree part, string target, string source)
    {
        part.Add(target, source, new WalkOptions { KeepSpecialFiles = true, FollowLinks = sources.FollowLinks });
        foreach (var (node, _) in Walk(part, part.Root, []).Where(each => !part[each.Node].IsFolder))
        {
            bool Matches(string pattern) => DiskPatterns.MatchesFile(pattern, source);
            Hide(part, node, sources.HiddenFromIso.Exists(Matches), sources.HiddenFromJoliet.Exists(Matches));
            foreach (var (pattern, weight) in sorting)
                if (Matches(pattern))
                    Weigh(part, node, weight);
        }
    }

    private static void Hide(SourceTree tree, NodeIndex node, bool fromIso, bool fromJoliet)
    {
        if (fromIso || fromJoliet)
            tree.Hide(node, (fromIso ? NameSpaces.Iso : NameSpaces.None) | (fromJoliet ? NameSpaces.Joliet : NameSpaces.None));
    }

    /// <summary>Gives a weight to a file, or to all files below a folder.</summary>
    private static void Weigh(SourceTree tree, NodeIndex node, int weight)
    {
        if (!tree[node].IsFolder)
            tree.SetWeight(node, weight);
        else
            foreach (var child in tree.ChildrenOf(node))
                Weigh(tree, child, weight);
    }

    /// <summary>Every node with its path in the tree; the names' bytes need not be text.</summary>
    private static IEnumerable<(NodeIndex Node, byte[] Path)> Walk(SourceTree tree, NodeIndex folder, byte[] above)
    {
        foreach (var child in tree.ChildrenOf(folder))
        {
            byte[] path = [.. above, .. tree[child].Name];
            yield return (child, path);
            if (tree[child].IsFolder)
                foreach (var deeper in Walk(tree, child, [.. path, (byte)'/']))
                    yield return deeper;
        }
    }

    /// <summary>Parts target and source at the first '=' that has no backslash before it.</summary>
    private static (string Target, string Source) Split(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '\\')
                at++;
            else if (path[at] == '=')
                return (Unescape(path[..at]), Unescape(path[(at + 1)..]));
        }

        return ("", Unescape(path));
    }

    private static string Unescape(string text) => text.Replace("\\\\", "\0", StringComparison.Ordinal).Replace("\\=", "=", StringComparison.Ordinal).Replace('\0', '\\');

    private IEnumerable<string> ReadList(string file)
    {
        using var reader = file == Content.StandardInput ? new StreamReader(input()) : Open(file);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line;
    }

    private static IEnumerable<(string, int)> ReadWeights(string file)
    {
        using var reader = Open(file);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            var end = line.LastIndexOfAny([' ', '\t']);
            if (end <= 0 || !int.TryParse(line.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight))
                throw UsageFault.Of($"Line {number} of {file} is '{line}'; it must be a path, a space and a weight.");
            yield return (line[..end], weight);
        }
    }

    private static StreamReader Open(string file) =>
        File.Exists(file) ? new(file) : throw new DiscException(CliErrors.NoPath, $"There is no file '{file}'.");
}
