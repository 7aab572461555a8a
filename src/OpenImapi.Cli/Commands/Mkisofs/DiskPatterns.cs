using System.Text;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Patterns of mkisofs: one without a '/' is compared with names, one with it with the path on disk as the command line begins it.</summary>
internal static class DiskPatterns
{
    /// <summary>The pattern as it is for the paths of a tree; nothing where it can match nothing of a source.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="source">The folder, as the command line has it, whose content goes into the tree.</param>
    /// <param name="target">The path in the tree that it goes to; empty for the root.</param>
    public static Glob? For(string pattern, string source, string target)
    {
        pattern = pattern.Replace("**", "*", StringComparison.Ordinal);
        if (!pattern.Contains('/', StringComparison.Ordinal))
            return Glob.Parse(pattern);
        var (parts, begin) = (Parts(pattern), Parts(source));
        if (parts.Count <= begin.Count || !begin.Zip(parts).All(pair => pair.Second.Length == 0 ? pair.First.Length == 0 : Glob.Parse(pair.Second).Matches(pair.First)))
            return null;
        return Glob.Parse($"/{string.Join('/', Parts(target).Select(Literal).Where(part => part.Length > 0).Concat(parts[begin.Count..]))}");
    }

    /// <summary>Whether the pattern matches a file that the command line names itself.</summary>
    public static bool MatchesFile(string pattern, string file)
    {
        var (parts, names) = (Parts(pattern), Parts(file));
        if (parts.Count == 1)
            return Glob.Parse(pattern).Matches(names[^1]);
        return parts.Count == names.Count && names.Zip(parts).All(pair => pair.Second.Length == 0 ? pair.First.Length == 0 : Glob.Parse(pair.Second).Matches(pair.First));
    }

    /// <summary>The parts of a path; the first is empty where it begins with '/'. "." is no part.</summary>
    private static List<string> Parts(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        if (path.StartsWith('/'))
            parts.Insert(0, "");
        return parts;
    }

    private static string Literal(string name)
    {
        var literal = new StringBuilder();
        foreach (var letter in name)
            literal.Append(letter is '*' or '?' or '[' or '\\' ? "\\" : "").Append(letter);
        return literal.ToString();
    }
}
