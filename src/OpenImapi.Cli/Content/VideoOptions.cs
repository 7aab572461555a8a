using System.CommandLine;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What players of DVDs want.</summary>
internal sealed class VideoOptions
{
    /// <summary>The folder of DVD-Audio, which players want to see on a DVD-Video, too.</summary>
    public const string SoundFolder = "AUDIO_TS";

    private readonly Option<bool> dvdVideo = OptionOf.Flag("--dvd-video",
        $"Place the files of the folder VIDEO_TS where DVD players look for them, and add a folder {SoundFolder} where there is none; needs UDF.");

    public IEnumerable<Option> All => [dvdVideo];

    /// <summary>The options with what was said of video.</summary>
    /// <exception cref="Formats.DiscException">There is no UDF, by which players find the folder.</exception>
    public ImageOptions Read(ParseResult said, ImageOptions options)
    {
        if (said.Has(dvdVideo) && options.Udf == UdfRevision.None)
            throw UsageFault.Of("--dvd-video needs UDF.", "Say --udf 1.02, too, or --preset dvd-video.");
        return options with { DvdVideo = said.Has(dvdVideo) || options.DvdVideo };
    }
}
