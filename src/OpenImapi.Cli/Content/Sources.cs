using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Patterns of what is hidden, and from which trees of names.</summary>
internal sealed record HiddenGlobs(string Option, GlobSet Globs, NameSpaces From);

/// <summary>The sources of a tree besides the PATHs, found; and what is taken of all sources.</summary>
/// <param name="Paths">Paths that lists named.</param>
/// <param name="Archives">Archives whose content is taken; they stay open until the program ends.</param>
/// <param name="Exclude">What is left out.</param>
/// <param name="Include">What alone is taken, where there is something.</param>
/// <param name="Weights">How early data are to lie.</param>
internal sealed record Sources(IReadOnlyList<ContentPath> Paths, IReadOnlyList<ContentArchive> Archives, GlobSet Exclude, GlobSet Include, IReadOnlyList<GlobWeight> Weights)
{
    /// <summary>Adds everything to a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="paths">The PATHs of the command line.</param>
    /// <param name="volume">How the volume is made.</param>
    /// <param name="run">Is told what patterns were said in vain.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Formats.DiscException">Something is not there or cannot be read, or two things have one name.</exception>
    public async Task AddToAsync(SourceTree tree, IReadOnlyList<ContentPath> paths, VolumeSettings volume, Invocation run, CancellationToken cancellation)
    {
        var walk = volume.Walk with { Exclude = Exclude, Include = Include, OneFileSystem = volume.Sources.OneFileSystem };
        foreach (var (target, source) in paths.Concat(Paths))
        {
            cancellation.ThrowIfCancellationRequested();
            tree.Add(target, source, walk);
        }

        foreach (var (target, archive) in Archives)
            tree.AddArchive(target, archive, walk, cancellation);
        foreach (var (option, globs, from) in volume.Sources.Hidden)
            if (tree.Hide(globs, from) == 0)
                run.Reporter.Note($"{option} matches nothing.");
        if (Weights.Count > 0 && tree.SetWeights(Weights) == 0)
            run.Reporter.Note("--sort matches nothing.");
        if (volume.Sources.Dedup)
            await ShareAsync(tree, run, cancellation);
    }

    private static async Task ShareAsync(SourceTree tree, Invocation run, CancellationToken cancellation)
    {
        var speed = new Speedometer(run.Surroundings.Clock);
        var progress = new Listener<DuplicateProgress>(at => run.Reporter.Advance(speed.At("comparing", at.Done, at.Total)));
        await Duplicates.ShareAsync(tree, progress, cancellation);
    }
}
