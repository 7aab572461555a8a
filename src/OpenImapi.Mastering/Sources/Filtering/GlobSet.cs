namespace OpenImapi.Mastering;

/// <summary>Several patterns; what one of them matches, they match.</summary>
public sealed class GlobSet
{
    private readonly Glob[] globs;

    public GlobSet(params IEnumerable<Glob> globs)
    {
        this.globs = [.. globs];
        LooksAtPaths = Array.Exists(this.globs, glob => glob.LooksAtPaths);
    }

    /// <summary>No patterns; they match nothing.</summary>
    public static GlobSet None { get; } = new();

    public bool IsEmpty => globs.Length == 0;

    /// <summary>Whether one of them is compared with whole paths.</summary>
    public bool LooksAtPaths { get; }

    /// <summary>Reads patterns.</summary>
    /// <exception cref="Formats.DiscException"><see cref="MasteringErrors.BadGlob"/>.</exception>
    public static GlobSet Parse(params IEnumerable<string> patterns) => new(patterns.Select(Glob.Parse));

    /// <inheritdoc cref="Glob.Matches(ReadOnlySpan{byte}, bool)"/>
    public bool Matches(ReadOnlySpan<byte> path, bool isFolder)
    {
        foreach (var glob in globs)
            if (glob.Matches(path, isFolder))
                return true;
        return false;
    }
}
