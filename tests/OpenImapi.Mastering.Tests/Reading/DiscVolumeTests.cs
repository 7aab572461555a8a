using OpenImapi.Formats;
using OpenImapi.Mastering.Tests.Reading.Udf;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>One view over all trees of names that a volume has.</summary>
public class DiscVolumeTests
{
    [Fact]
    public async Task A_volume_with_Joliet_alone_is_shown_by_Joliet()
    {
        var volume = await DiscVolume.OpenAsync(Captured.Source("bsdtar"));
        Assert.Equal([VolumeTreeKind.Joliet, VolumeTreeKind.Iso9660], volume.Trees.Select(tree => tree.Kind));
        Assert.Same(volume.Iso!.Joliet, volume.Best);
        Assert.Null(volume.Udf);
        Assert.Equal("CAPTURED", volume.Label);
    }

    [Fact]
    public async Task A_volume_of_UDF_alone_opens()
    {
        var volume = await DiscVolume.OpenAsync(VolumeSource.Open("linux-hd-2.01"));
        Assert.Null(volume.Iso);
        Assert.Equal([VolumeTreeKind.Udf], volume.Trees.Select(tree => tree.Kind));
        Assert.NotNull(await volume.Best.FindAsync("/folder/hardlink", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_bridge_without_Rock_Ridge_is_shown_by_UDF()
    {
        var volume = await DiscVolume.OpenAsync(VolumeSource.Open("genisoimage-bridge-1.02"), mode: ReadingMode.Tolerant);
        Assert.Equal(VolumeTreeKind.Udf, volume.Trees.First(tree => tree.Kind != VolumeTreeKind.RockRidge).Kind);
        Assert.NotNull(volume.Of(VolumeTreeKind.Iso9660));
    }

    [Fact]
    public async Task What_announces_no_file_system_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await DiscVolume.OpenAsync(new MemoryBlockSource(new byte[300 * 2048])));
        Assert.Equal(VolumeErrors.NoVolume, refusal.Error);
    }

    [Fact]
    public async Task A_file_without_blocks_of_its_own_is_imported_as_bytes()
    {
        var tree = new SourceTree();
        await (await DiscVolume.OpenAsync(VolumeSource.Open("linux-hd-2.01"))).AddToAsync(tree, TestContext.Current.CancellationToken);
        var file = tree[tree.Find("a.txt")!.Value];
        Assert.Equal(2, file.NameCount);
        Assert.Equal(6, file.Length);
        Assert.Null(file.Recorded);
        await using var content = file.Content!.Open();
        var bytes = new byte[6];
        await content.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal("hello\n"u8.ToArray(), bytes);
        Assert.Empty(tree.Warnings);
    }

    [Fact]
    public async Task What_a_volume_hides_in_one_of_its_trees_stays_hidden_there()
    {
        var tree = new SourceTree();
        var (seen, hidden) = (tree.AddFile("seen", FileContent.FromBytes("one"u8.ToArray())), tree.AddFile("hidden", FileContent.FromBytes("two"u8.ToArray())));
        Assert.NotEqual(seen, hidden);
        tree.Hide(hidden, NameSpaces.Joliet);
        var image = new MemoryBlockSource(await Samples.ImageOf(tree, new() { RockRidge = true }));
        var again = new SourceTree();
        await (await DiscVolume.OpenAsync(image)).AddToAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(NameSpaces.Joliet, again.Marks.HiddenIn(again.Find("hidden")!.Value.Value));
        Assert.Equal(NameSpaces.None, again.Marks.HiddenIn(again.Find("seen")!.Value.Value));
        Assert.Empty(again.Warnings);
    }
}
