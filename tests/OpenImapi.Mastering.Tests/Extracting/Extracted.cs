using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Extracting;

/// <summary>What an image gave when it was extracted.</summary>
internal sealed record Extracted(string Folder, ExtractionCounts Counts, IReadOnlyList<ExtractionNotice> Notices)
{
    /// <summary>Those of what could not be extracted.</summary>
    public IReadOnlyList<ExtractionNotice> Problems => [.. Notices.Where(notice => notice.Error is not null)];

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Extracts all that a tree of an image shows; the best one where none is said.</summary>
    public static async Task<Extracted> FromAsync(byte[] image, string folder, VolumeTreeKind? kind = null, ExtractionOptions? options = null, bool portable = false, params string[] paths)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(image), default, ReadingMode.Tolerant, cancellation);
        var tree = kind is { } wanted ? volume.Of(wanted)! : volume.Best;
        var notices = new List<ExtractionNotice>();
        var extractor = new VolumeExtractor(tree, folder, options ?? new(), notices.Add)
        {
            OpenTarget = portable ? path => new PortableTargetFolder(path) : TargetFolder.Open,
        };
        var chosen = new List<VolumeEntry>();
        foreach (var path in paths.Length == 0 ? ["/"] : paths)
            chosen.Add((await tree.FindAsync(path, cancellation))!);
        await extractor.ExtractAsync(chosen, null, cancellation);
        return new(folder, extractor.Counts, notices);
    }

    /// <summary>Everything that lies in a folder, with a slash after folders and where links lead; links are not followed.</summary>
    public static IReadOnlyList<string> Listing(string folder)
    {
        var found = new List<string>();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }))
        {
            if (entry.LinkTarget is { } target)
                found.Add($"{entry.Name} -> {target}");
            else if (entry is DirectoryInfo)
                found.AddRange(Listing(entry.FullName).Select(below => $"{entry.Name}/{below}").Prepend($"{entry.Name}/"));
            else
                found.Add(entry.Name);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
