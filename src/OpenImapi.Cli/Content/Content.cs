using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What is to be recorded: a finished image, or a tree that a volume is made of.</summary>
internal abstract record Content
{
    /// <summary>What names standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Bytes of a block that is recorded.</summary>
    public virtual int BlockSize => BlockSizes.UserData;

    /// <summary>An image file that is taken as it is.</summary>
    public sealed record Image(string Path) : Content
    {
        /// <exception cref="DiscException">The file is no whole number of blocks.</exception>
        public void CheckLength()
        {
            var length = new FileInfo(Path).Length;
            if (length % BlockSizes.UserData != 0)
                throw new DiscException(CliErrors.NotWholeBlocks, $"{Path} has {length} bytes, which is no whole number of blocks of 2,048 bytes.");
        }
    }

    /// <summary>An image on standard input, of so many bytes.</summary>
    public sealed record Stream(long Length) : Content;

    /// <summary>A whole disc that is laid out already: sound, sound and data, or raw sectors.</summary>
    public sealed record Disc(DiscLayout Layout, IBlockSource Source) : Content
    {
        public override int BlockSize => Source.BlockSize;
    }

    /// <summary>Files and folders.</summary>
    /// <param name="Paths">Where they lie, and where they go.</param>
    /// <param name="Sources">What else there is, and what is taken.</param>
    /// <param name="Volume">How the volume is made.</param>
    /// <param name="Date">The volume's date, where it was said.</param>
    /// <param name="Strict">Whether a warning is an error.</param>
    public sealed record Tree(IReadOnlyList<ContentPath> Paths, Sources Sources, VolumeSettings Volume, DateTimeOffset? Date, bool Strict) : Content
    {
        /// <summary>The same files in a volume that is like an earlier one where nothing else was said.</summary>
        public Tree Following(ImageOptions earlier) => this with { Volume = Volume.Over(earlier) };

        /// <summary>The same without a list of checksums, which whoever adds to more than this makes of all.</summary>
        public Tree WithoutChecksums() => this with { Volume = Volume with { Sources = Volume.Sources with { Checksums = false } } };

        /// <summary>Reads the names, lengths and times of everything; and tells how the volume of all that is made.</summary>
        /// <exception cref="DiscException">Something is not there or cannot be read, or two things have one name.</exception>
        public async Task<(SourceTree Tree, ImageOptions Options)> ReadAsync(Invocation run, CancellationToken cancellation)
        {
            var tree = new SourceTree();
            await Sources.AddToAsync(tree, Paths, Volume, run, cancellation);
            if (Volume.Options.DvdVideo)
                tree.AddFolder(VideoOptions.SoundFolder);
            var options = Volume.Options with { SourceDate = Date, Strict = Strict, Boot = Volume.Boot.For(tree) ?? Volume.Options.Boot };
            if (Volume.Sources.Checksums)
                Checksums.AddTo(tree, options);
            return (tree, options);
        }
    }

    /// <summary>Looks at the paths and decides which of the two they are.</summary>
    /// <exception cref="DiscException">A path is not there, or the options contradict each other.</exception>
    public static async Task<Content> FromAsync(ContentChoice choice, Invocation run, CancellationToken cancellation)
    {
        if (choice.Paths.Contains(StandardInput, StringComparer.Ordinal))
            throw UsageFault.Of("'-', standard input, can only be burned, and only alone.", "Write it to a file first.");
        var paths = choice.Paths.Select(ContentPath.Parse).ToList();
        if (!choice.AsFile && !choice.Volume.Sources.AddsContent && paths is [{ Target: "", Source: var single }] && await ImageSniffer.KindsAsync(single, cancellation) != ImageKinds.None)
        {
            if (choice.Volume.Said is { Count: > 0 } said)
                throw UsageFault.Of($"{single} is a finished image; {string.Join(" and ", said)} cannot change it.",
                    "Leave them out, or put the image on the disc as a file with --as-file.");
            run.Reporter.Note($"{single} is an image and is taken as it is; --as-file makes it a file on the disc.");
            return new Image(single);
        }

        var sources = await choice.Volume.Sources.OpenAsync(run.Console, cancellation);
        return new Tree(paths, sources, choice.Volume, SourceDateOf(run.Surroundings), run.Settings.Strict);
    }

    /// <summary>The image on standard input.</summary>
    /// <exception cref="DiscException">How long it is was not said, or options were given that cannot change it.</exception>
    public static Content OfStandardInput(ContentChoice choice, long? length, IConsole console)
    {
        if (choice.AsFile || choice.Volume.Said.Count > 0)
            throw UsageFault.Of($"Standard input is a finished image; {(choice.AsFile ? "--as-file" : choice.Volume.Said[0])} is not for it.");
        var bytes = length ?? console.InLength
            ?? throw UsageFault.Of("How long the image on standard input is must be known before it is burned.", "Say it with --size, or write the image to a file first.");
        return bytes > 0 ? new Stream(bytes) : throw new DiscException(CliErrors.NotWholeBlocks, "Standard input is empty.");
    }

    /// <summary>SOURCE_DATE_EPOCH: seconds since 1970, the volume's date.</summary>
    public static DateTimeOffset? SourceDateOf(Surroundings surroundings)
    {
        if (surroundings.Environment("SOURCE_DATE_EPOCH") is not { Length: > 0 } text)
            return null;
        var longest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= longest
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw UsageFault.Of($"SOURCE_DATE_EPOCH is '{text}'; it must be a number of seconds since 1970.", "Set it right, or unset it.");
    }
}
