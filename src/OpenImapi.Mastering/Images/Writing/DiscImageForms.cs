using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A form of disc image: which files hold a disc, and how.</summary>
internal interface IDiscImageForm
{
    /// <summary>The files to write, the named one last.</summary>
    /// <exception cref="DiscException">The form cannot hold such a disc.</exception>
    ValueTask<IReadOnlyList<PlannedFile>> PlanAsync(DiscLayout layout, IBlockSource source, string path, DiscImageOptions options, CancellationToken cancellation);
}

/// <summary>The forms by the endings of their names.</summary>
internal static class DiscImageForms
{
    public static IDiscImageForm Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CUE" => new CueImage(),
        ".TOC" => new TocImage(),
        _ => new IsoImage(),
    };
}
