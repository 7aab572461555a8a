using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The data track of a mixed mode disc.</summary>
internal static class MixedData
{
    /// <summary>Two seconds that end a data track before sound (ECMA-130, 20).</summary>
    private static readonly BlockCount PostGap = new(2 * Msf.FramesPerSecond);

    /// <summary>Four seconds, the least that a track has.</summary>
    private static readonly BlockCount ShortestTrack = new(4 * Msf.FramesPerSecond);

    /// <summary>A folder or file as a volume, or an image as it is.</summary>
    /// <exception cref="DiscException">It is not there, or cannot be a data track.</exception>
    public static async Task<DataTrack> TrackOfAsync(string path, Invocation run, CancellationToken cancellation)
    {
        var content = await Content.FromAsync(new([path], VolumeSettings.Usual, AsFile: false, Plan: false), run, cancellation);
        var source = await SourceOfAsync(content, run, cancellation);
        return new() { Source = source, PostgapSilence = BlockCount.Max(PostGap, ShortestTrack - source.Extent.Length) };
    }

    private static async Task<IBlockSource> SourceOfAsync(Content content, Invocation run, CancellationToken cancellation)
    {
        switch (content)
        {
            case Content.Image image:
                image.CheckLength();
                return new FileBlockSource(image.Path);
            case Content.Tree tree:
                var (files, options) = await tree.ReadAsync(run, cancellation);
                var plan = ImagePlanner.Plan(files, options);
                PlanReports.Tell(plan, run, renames: true);
                return plan.OpenSource();
            default:
                throw UsageFault.Of("--mixed takes a folder, a file or an image of a data disc.");
        }
    }
}
