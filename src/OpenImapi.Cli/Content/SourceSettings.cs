using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Where the content comes from besides the PATHs, what of it is taken, and what is said of parts of it.</summary>
internal sealed record SourceSettings
{
    /// <summary>Lists of more PATHs.</summary>
    public IReadOnlyList<PathList> Lists { get; init; } = [];

    /// <summary>Archives whose content is taken, each as FILE or target=FILE.</summary>
    public IReadOnlyList<string> Archives { get; init; } = [];

    public IReadOnlyList<Glob> Excludes { get; init; } = [];

    /// <summary>Files of exclude patterns.</summary>
    public IReadOnlyList<string> ExcludeLists { get; init; } = [];

    public IReadOnlyList<Glob> Includes { get; init; } = [];

    public bool OneFileSystem { get; init; }

    /// <summary>Whether files with the same bytes are stored once.</summary>
    public bool Dedup { get; init; }

    /// <summary>Whether the volume has a list of checksums.</summary>
    public bool Checksums { get; init; }

    public IReadOnlyList<HiddenGlobs> Hidden { get; init; } = [];

    /// <summary>Files of patterns with weights.</summary>
    public IReadOnlyList<string> WeightLists { get; init; } = [];

    /// <summary>Whether there is content besides the PATHs.</summary>
    public bool AddsContent => Lists.Count > 0 || Archives.Count > 0;

    /// <summary>How often standard input is named.</summary>
    public int StandardInputs => Lists.Count(list => list.File == Content.StandardInput) + Archives.Count(archive => ContentPath.Split(archive).Source == Content.StandardInput);

    /// <summary>Reads all lists.</summary>
    /// <exception cref="Formats.DiscException">One cannot be read, or something that one names is not there.</exception>
    public async Task<Sources> OpenAsync(IConsole console, CancellationToken cancellation)
    {
        if (StandardInputs > 1)
            throw UsageFault.Of("Standard input can be read only once.");
        var paths = new List<ContentPath>();
        foreach (var list in Lists)
            paths.AddRange(await list.ReadPathsAsync(console, cancellation));
        var archives = new List<ContentArchive>();
        foreach (var text in Archives)
            archives.Add(await ContentArchive.OpenAsync(text, console, cancellation));
        var excludes = new List<Glob>(Excludes);
        foreach (var file in ExcludeLists)
            excludes.AddRange(await new PathList(file, false).ReadAsync(console, Glob.Parse, cancellation));
        var weights = new List<GlobWeight>();
        foreach (var file in WeightLists)
            weights.AddRange(await new PathList(file, false).ReadAsync(console, MarkOptions.ParseWeight, cancellation));
        return new(paths, archives, new(excludes), new(Includes), weights);
    }
}
