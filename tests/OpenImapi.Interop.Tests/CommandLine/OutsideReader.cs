using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>An outside program that shows the files of a tree, with their content.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Trees">The trees that it can show.</param>
/// <param name="ReadAsync">Lists a tree of an image and takes its files out, into a folder where it needs one.</param>
internal sealed record OutsideReader(
    string Name, IReadOnlyList<VolumeTreeKind> Trees, Func<string, VolumeTreeKind, string, Task<IEnumerable<Listed>>> ReadAsync)
{
    /// <summary>The trees of which it shows names and lengths alone.</summary>
    public IReadOnlyList<VolumeTreeKind> WithoutContent { get; init; } = [];

    private static readonly IReadOnlyList<VolumeTreeKind> Both = [VolumeTreeKind.Iso9660, VolumeTreeKind.Joliet];

    /// <summary>The five, for an image whose volume starts at block 0.</summary>
    public static IReadOnlyList<OutsideReader> Five { get; } =
        [Extracting(ImageExtractor.All[0], Both), Extracting(ImageExtractor.All[1], Both), Extracting(ImageExtractor.SevenZip, [VolumeTreeKind.Joliet]), Isoinfo(), IsoInfo()];

    /// <summary>Those that can be told at which block of a disc the session starts.</summary>
    public static IReadOnlyList<OutsideReader> OfSession(long start) =>
        [Extracting(ImageExtractor.Xorriso("-load", "sbsector", $"{start}"), Both), Isoinfo("-T", $"{start}")];

    /// <summary>Fails unless this program shows exactly the expected files in each tree it knows.</summary>
    public async Task MustShowAsync(ExpectedTrees expected, string image, TemporaryFolder folder)
    {
        foreach (var kind in Trees)
        {
            var shown = await ReadAsync(image, kind, folder.Folder($"{Path.GetFileName(image)}-{Name}-{kind}"));
            var files = expected.In(kind).Select(file => WithoutContent.Contains(kind) ? file with { Hash = "" } : file);
            var difference = Listing.Difference(ExpectedTrees.TextOf(files), ExpectedTrees.TextOf(shown));
            Assert.True(difference.Length == 0, $"{Name} on the {kind} tree of {Path.GetFileName(image)}:\n{difference}");
        }
    }

    /// <summary>isoinfo's list of a tree, without content.</summary>
    public static async Task<IReadOnlyList<string>> ListByIsoinfoAsync(string image, VolumeTreeKind kind, params string[] from)
    {
        var listed = await Judge.RunAsync("isoinfo", ["-i", image, .. from, .. TreeOption(kind), "-f"]);
        var paths = listed.Lines.Where(line => line.StartsWith('/')).ToList();
        return [.. paths.Where(path => !IsAbove(path, paths))];
    }

    private static OutsideReader Extracting(ImageExtractor extractor, IReadOnlyList<VolumeTreeKind> trees) => new(extractor.Name, trees, async (image, kind, folder) =>
    {
        var listing = await extractor.ExtractAsync(image, kind, folder);
        Assert.True(listing is not null, $"{extractor.Name} gives up on {image}.");
        return listing.Values.Where(listed => !listed.IsFolder).Select(listed => listed with { ModifiedAt = null });
    });

    private static OutsideReader Isoinfo(params string[] from) => new("isoinfo", Both, async (image, kind, _) =>
    {
        var files = new List<Listed>();
        foreach (var path in await ListByIsoinfoAsync(image, kind, from))
        {
            var content = await Judge.RunAsync("isoinfo", ["-i", image, .. from, .. TreeOption(kind), "-x", path]);
            files.Add(Listing.OfBytes(WithoutVersion(path), content.OutputBytes));
        }

        return files;
    });

    /// <summary>iso-info lists both trees; iso-read, its companion, takes files out under their ISO 9660 names.</summary>
    private static OutsideReader IsoInfo() => new("iso-info", Both, async (image, kind, folder) =>
    {
        if (kind == VolumeTreeKind.Joliet)
            return (await LengthsAsync(image)).Select(file => new Listed(file.Path, false, file.Length, "", null));
        var files = new List<Listed>();
        foreach (var (path, length) in await LengthsAsync(image, "--no-joliet"))
        {
            // It shows these names in lower case and without their version.
            var (name, taken) = (path.ToUpperInvariant(), Path.Combine(folder, $"{files.Count}"));
            await Judge.RunAsync("iso-read", "--no-header", "-i", image, "-e", $"{name};1", "-o", taken);
            files.Add(Listing.OfBytes(name, await File.ReadAllBytesAsync(taken)));
            Assert.Equal(length, files[^1].Length);
        }

        return files;
    })
    { WithoutContent = [VolumeTreeKind.Joliet] };

    /// <summary>iso-info's list of files with their lengths.</summary>
    public static async Task<IReadOnlyList<(string Path, long Length)>> LengthsAsync(string image, params string[] options)
    {
        var verdict = await Judge.RunAsync("iso-info", ["--no-header", "-f", .. options, "-i", image]);
        var lines = verdict.Lines.Select(line => line.Trim().Split(" /", 2)).Where(parts => parts.Length == 2 && long.TryParse(parts[0], out _)).ToList();
        var paths = lines.ConvertAll(parts => "/" + parts[1]);
        return [.. lines.Select(parts => ("/" + parts[1], long.Parse(parts[0]))).Where(file => !IsAbove(file.Item1, paths))];
    }

    private static string[] TreeOption(VolumeTreeKind kind) => kind == VolumeTreeKind.Joliet ? ["-J"] : [];

    /// <summary>True for a folder: other paths begin with it. No folder here is empty.</summary>
    private static bool IsAbove(string path, IEnumerable<string> paths) => paths.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal));

    public static string WithoutVersion(string path) => path.EndsWith(";1", StringComparison.Ordinal) ? path[..^2] : path;
}
