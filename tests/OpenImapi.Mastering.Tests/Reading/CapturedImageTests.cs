using System.Text;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Images of other programs, whose content is known.</summary>
public class CapturedImageTests
{
    private static readonly string[] Joliet =
    [
        "/docs/", "/docs/deep/", "/docs/deep/er/", "/docs/deep/er/file.with.dots 7", "/docs/five-thousand.bin 5000", "/docs/nothing.txt 0",
        "/docs/Ünïcödé name.txt 2", "/empty/", "/readme.txt 12", "/smile😀.txt 5",
    ];

    private static readonly string[] Iso =
    [
        "/DOCS/", "/DOCS/DEEP/", "/DOCS/DEEP/ER/", "/DOCS/DEEP/ER/FILE_WIT.DOT 7", "/DOCS/FIVE_THO.BIN 5000", "/DOCS/NOTHING.TXT 0", "/EMPTY/", "/README.TXT 12",
    ];

    public static TheoryData<string> Names => new(Captured.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_joliet_tree_has_the_names_as_they_were(string name)
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source(name));
        var expected = name == "genisoimage" ? Joliet.Select(line => line.Replace("smile😀.txt", "s", StringComparison.Ordinal)) : Joliet;
        Assert.Equal(expected.Order(StringComparer.Ordinal), await Captured.ListAsync(volume.Joliet!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_iso_tree_has_the_short_names(string name)
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source(name));
        Assert.Superset(Iso.ToHashSet(), (await Captured.ListAsync(volume.Iso)).ToHashSet());
        Assert.Equal(10, (await Captured.ListAsync(volume.Iso)).Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Content_and_times_are_read(string name)
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source(name));
        var readme = await volume.FindAsync("/readme.txt");
        Assert.Equal("hello world\n", Encoding.ASCII.GetString(await Captured.ContentAsync(volume, readme)));
        Assert.Equal(new DateTimeOffset(2021, 3, 4, 5, 6, 8, TimeSpan.Zero), readme.ModifiedAt);
        Assert.Equal(Enumerable.Repeat((byte)'x', 5000), await Captured.ContentAsync(volume, await volume.FindAsync("docs/five-thousand.bin")));
        Assert.Empty(await Captured.ContentAsync(volume, await volume.FindAsync("/docs/nothing.txt")));
        Assert.Equal("CAPTURED", volume.Label);
        Assert.Equal(("CAPTURED", "CAPTURED"), (volume.Iso.Label, volume.Joliet!.Label));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_iso_tree_finds_a_name_in_any_case_and_the_joliet_tree_only_as_it_is(string name)
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source(name));
        Assert.Equal("/DOCS/DEEP/ER", (await volume.Iso.FindAsync("docs/Deep/ER"))?.Path);
        Assert.Null(await volume.Joliet!.FindAsync("/DOCS"));
        Assert.Null(await volume.Joliet!.FindAsync("/readme.txt/inside"));
        Assert.Same(volume.Joliet.Root, await volume.FindAsync("/"));
        var missing = await Assert.ThrowsAsync<Formats.DiscException>(async () => await volume.FindAsync("/not/there"));
        Assert.Equal("OPENIMAPI_E_NO_ENTRY", missing.Error.Symbol);
    }

    [Fact]
    public async Task The_descriptor_set_is_told_with_its_blocks()
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source("xorriso"));
        Assert.Equal(["16 Primary", "17 Supplementary", "18 Terminator"], volume.Descriptors.Select(placed => $"{placed.Block} {placed.Type}"));
    }

    [Fact]
    public async Task A_volume_goes_into_the_tree_of_its_next_session()
    {
        var volume = await DiscVolume.OpenAsync(Captured.Source("xorriso"));
        var tree = new SourceTree();
        await volume.AddToAsync(tree);
        Assert.Equal(Joliet.Length + 1, tree.NodeCount);
        var file = tree[tree.Find("docs/five-thousand.bin")!.Value];
        var recorded = Assert.IsType<RecordedContent>(file.Content);
        Assert.Equal((await volume.Best.FindAsync("/docs/five-thousand.bin"))!.Sections, recorded.Sections);
        Assert.Equal((5000, new DateTimeOffset(2021, 3, 4, 5, 6, 8, TimeSpan.Zero)), (file.Length, file.Modified));
        Assert.True(tree[tree.Find("empty")!.Value].IsFolder);
    }

    [Fact]
    public async Task What_a_new_session_cannot_keep_is_said()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, HandMadeVolume.Record("A.;1", 30, 3, flags: 4), HandMadeVolume.Record("A.;1", 31, 5), HandMadeVolume.Record("HIDDEN.;1", 32, 1, flags: 1));
        var volume = await DiscVolume.OpenAsync(image.Source);
        var tree = new SourceTree();
        await volume.AddToAsync(tree);
        Assert.Equal((2, 5), (tree.FileCount, tree[tree.Find("A")!.Value].Length));
        Assert.Equal(["/A", "/HIDDEN"], tree.Warnings.Select(warning => warning.Path));
        Assert.True((await volume.Best.FindAsync("/HIDDEN"))!.IsHidden);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_taken_into_a_new_session()
    {
        var image = new HandMadeVolume(40);
        var interleaved = HandMadeVolume.Record("A.;1", 30, 1);
        (interleaved[26], interleaved[27]) = (1, 1);
        image.Directory(20, 20, interleaved);
        var volume = await DiscVolume.OpenAsync(image.Source);
        var refusal = await Assert.ThrowsAsync<Formats.DiscException>(async () => await volume.AddToAsync(new()));
        Assert.Contains("/A cannot be kept", refusal.Message, StringComparison.Ordinal);
    }
}
