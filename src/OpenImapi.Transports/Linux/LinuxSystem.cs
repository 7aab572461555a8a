namespace OpenImapi.Transports.Linux;

/// <summary>Where Linux shows its devices: /sys, /dev, /proc, /run and /etc, under a folder of a test's own or under the root.</summary>
/// <param name="Root">The folder in which they stand.</param>
public sealed record LinuxSystem(string Root = "/")
{
    /// <summary>A path as programs on that system write it, such as <c>/dev/sr0</c>, as a path here.</summary>
    public string this[string path] => Root == "/" ? path : Path.Join(Root, path);

    /// <summary>The text of a small file, trimmed; nothing where it cannot be read.</summary>
    internal string? Read(string path)
    {
        try
        {
            return File.ReadAllText(this[path]).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a small file; none where it cannot be read.</summary>
    internal byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(this[path]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The names in a folder, in order; none where there is no such folder.</summary>
    internal IReadOnlyList<string> Names(string path)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(this[path]).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Where a link leads in the end, without the root; the path itself where it is none.</summary>
    internal string Resolve(string path)
    {
        try
        {
            if (File.ResolveLinkTarget(this[path], returnFinalTarget: true)?.FullName is not { } target)
                return path;
            return Root != "/" && target.StartsWith(Root, StringComparison.Ordinal) ? $"/{target[Root.Length..].TrimStart('/')}" : target;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
