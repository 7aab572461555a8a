using System.Security.Cryptography;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>One file or folder as somebody shows it; folders have neither length, hash nor time here.</summary>
internal readonly record struct Listed(string Path, bool IsFolder, long Length, string Hash, DateTime? ModifiedAt)
{
    public override string ToString() => IsFolder ? $"{Path}/" : $"{Path} {Length} {Hash} {ModifiedAt:s}";
}

/// <summary>Lists folders and volumes in one form, so that they can be compared.</summary>
internal static class Listing
{
    /// <summary>
    /// Fails unless bsdtar or xorriso extracts from both trees of an image what our reader shows. No reader is perfect (bsdtar cuts
    /// long Joliet names, xorriso changes characters): one of the two must agree with us in everything.
    /// </summary>
    public static async Task MustBeExtractedAsync(string image, TemporaryFolder folder)
    {
        using var source = new FileBlockSource(image);
        var volume = await IsoVolume.OpenAsync(source);
        Assert.NotNull(volume.Joliet);
        foreach (var tree in new[] { volume.Iso, volume.Joliet })
        {
            var ours = Text(await OfVolumeAsync(volume, tree));
            var differences = new List<string>();
            foreach (var extractor in ImageExtractor.All)
            {
                var theirs = await extractor.ExtractAsync(image, tree.Kind, folder.Folder($"{extractor.Name}-{tree.Kind}"));
                differences.Add(theirs is null ? $"{extractor.Name} gives up" : Difference(Text(theirs), ours));
                if (differences[^1].Length == 0)
                    break;
            }

            Assert.True(differences[^1].Length == 0, string.Join('\n', differences));
        }
    }

    /// <summary>The listing as text, one line for each entry. The one decomposed letter of the hard trees is composed, as some readers do.</summary>
    public static string Text(SortedDictionary<string, Listed> listing) => string.Join('\n',
        listing.Values.Select(listed => listed.ToString().Replace("e\u0301", "é", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>The lines that only one of two listings has.</summary>
    public static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', left.Except(right).Select(line => $"- {line}").Concat(right.Except(left).Select(line => $"+ {line}")).Take(20));
    }

    /// <summary>Everything below a folder of the disk.</summary>
    public static async Task<SortedDictionary<string, Listed>> OfFolderAsync(string root)
    {
        var listing = new SortedDictionary<string, Listed>(StringComparer.Ordinal);
        foreach (var info in new DirectoryInfo(root).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var path = $"/{Path.GetRelativePath(root, info.FullName)}";
            if (info is FileInfo file)
            {
                await using var content = file.OpenRead();
                listing.Add(path, await FileAsync(path, content, file.LastWriteTimeUtc));
            }
            else
                listing.Add(path, new(path, true, 0, "", null));
        }

        return listing;
    }

    /// <summary>Everything that our reader finds in a tree.</summary>
    public static async Task<SortedDictionary<string, Listed>> OfVolumeAsync(IsoVolume volume, VolumeTree tree)
    {
        var listing = new SortedDictionary<string, Listed>(StringComparer.Ordinal);
        await foreach (var entry in tree.WalkAsync(cancellation: TestContext.Current.CancellationToken))
        {
            if (entry.IsFolder)
                listing.Add(entry.Path, new(entry.Path, true, 0, "", null));
            else
            {
                await using var content = volume.OpenFile(entry);
                listing.Add(entry.Path, await FileAsync(entry.Path, content, entry.ModifiedAt?.UtcDateTime));
            }
        }

        return listing;
    }

    /// <summary>A file whose bytes are at hand, without its time.</summary>
    public static Listed OfBytes(string path, byte[] content) => new(path, false, content.Length, HashOf(SHA256.HashData(content)), null);

    private static async Task<Listed> FileAsync(string path, Stream content, DateTime? modifiedAt)
    {
        return new(path, false, content.Length, HashOf(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken)), modifiedAt);
    }

    private static string HashOf(byte[] digest) => Convert.ToHexString(digest)[..16];
}
