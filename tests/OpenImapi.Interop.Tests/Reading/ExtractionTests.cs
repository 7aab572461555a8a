using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>What imapi extracts of images that xorriso and genisoimage made is what bsdtar extracts, and what was put in: content, permissions, times, links.</summary>
[Trait("Category", "Interop")]
public sealed class ExtractionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("xorriso", "-as", "mkisofs", "-quiet", "-R", "-o")]
    [InlineData("genisoimage", "-quiet", "-R", "-o")]
    public async Task A_tree_comes_out_as_it_went_in_and_as_bsdtar_extracts_it(string tool, params string[] words)
    {
        MakeSource();
        await Judge.RunAsync(tool, [.. words, folder["image.iso"], folder["source"]]);
        using var source = new FileBlockSource(folder["image.iso"]);
        var volume = await DiscVolume.OpenAsync(source, default, ReadingMode.Tolerant, TestContext.Current.CancellationToken);
        var notices = new List<ExtractionNotice>();
        var extractor = new VolumeExtractor(volume.Best, folder["ours"], new() { SpecialBits = true }, notices.Add);
        await extractor.ExtractAsync([volume.Best.Root], null, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder["theirs"]);
        await Judge.RunAsync("bsdtar", "-xpf", folder["image.iso"], "-C", folder["theirs"], "--no-same-owner");
        Assert.Empty(notices);
        Assert.Equal(await ListingAsync("theirs"), await ListingAsync("ours"));
        Assert.Equal(await ListingAsync("source"), await ListingAsync("ours"));
        foreach (var name in new[] { "big", "folder/file with a long name.text" })
            Assert.Equal(await File.ReadAllBytesAsync(folder[$"source/{name}"], TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(folder[$"ours/{name}"], TestContext.Current.CancellationToken));
    }

    /// <summary>Names, kinds, permissions, times in seconds, links and number of names of everything below a folder.</summary>
    private async Task<string> ListingAsync(string name)
    {
        var listing = await Judge.RunAsync("find", folder[name], "-mindepth", "1", "-printf", "%P %y %m %Ts %l %n\n");
        return string.Join('\n', listing.Lines.Order(StringComparer.Ordinal));
    }

    private void MakeSource()
    {
        Directory.CreateDirectory(folder["source/folder/closed"]);
        File.WriteAllText(folder["source/folder/file with a long name.text"], "content");
        File.WriteAllBytes(folder["source/big"], [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * i / 7))]);
        File.CreateSymbolicLink(folder["source/folder/link"], "../big");
        File.CreateSymbolicLink(folder["source/absolute"], "/nowhere/at all");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder["source/big"], (UnixFileMode)0x9ED);
        File.SetUnixFileMode(folder["source/folder/file with a long name.text"], (UnixFileMode)0x120);
        File.SetLastWriteTimeUtc(folder["source/big"], new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Directory.SetLastWriteTimeUtc(folder["source/folder/closed"], new(2002, 3, 4, 5, 6, 7, DateTimeKind.Utc));
        File.SetUnixFileMode(folder["source/folder/closed"], (UnixFileMode)0x16D);
    }
}
