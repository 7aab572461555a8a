using OpenImapi.Formats;
using static OpenImapi.Mastering.Tests.Reading.HandMadeVolume;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Reading every file of a volume finds each block that cannot be read, and whose it is.</summary>
public class ContentCheckTests
{
    /// <summary>Two files that touch, one of their blocks with a second name, a file of two sections, and an empty one.</summary>
    private static HandMadeVolume Volume(int blocks = 60)
    {
        var image = new HandMadeVolume(blocks);
        image.Directory(20, 20,
            Record("A.TXT;1", 40, 3000), Record("B.;1", 42, 2048), Record("BIG.BIN;1", 50, 4096, 0x80), Record("BIG.BIN;1", 55, 10),
            Record("EMPTY.;1", 0, 0), Record("SUB", 21, 2048, 2));
        image.Directory(21, 20, Record("AGAIN.TXT;1", 40, 3000));
        return image;
    }

    [Fact]
    public async Task Each_block_of_content_is_read_once_and_in_order()
    {
        var source = new DamagedSource(Volume().Bytes);
        var told = new List<ContentProgress>();
        var report = await ContentCheck.ReadAsync(source, progress: new Told(told));
        Assert.Equal((5, 6 * 2048, 0, 0), (report.FilesRead, report.BytesRead, report.FilesNotHere, report.FilesUnreadable));
        Assert.Empty(report.Unreadable);
        Assert.Equal(["40+3", "50+2", "55+1"], source.Requests.Where(request => request.Start.Value >= 40).Select(request => request.ToString()));
        Assert.Equal([0, 3 * 2048, 5 * 2048, 6 * 2048], told.Select(at => at.Done));
        Assert.All(told, at => Assert.Equal(6 * 2048, at.Total));
    }

    [Fact]
    public async Task Blocks_that_cannot_be_read_are_named_with_every_file_that_holds_them()
    {
        var report = await ContentCheck.ReadAsync(new DamagedSource(Volume().Bytes, 41, 42, 51, 55));
        Assert.Equal(
            [
                new UnreadableContent("/A.TXT", new(new(41), new(1)), "Block 41 is scratched."), new("/B", new(new(42), new(1)), "Block 41 is scratched."),
                new("/BIG.BIN", new(new(51), new(1)), "Block 51 is scratched."), new("/BIG.BIN", new(new(55), new(1)), "Block 55 is scratched."),
                new("/SUB/AGAIN.TXT", new(new(41), new(1)), "Block 41 is scratched."),
            ],
            report.Unreadable);
        Assert.Equal((1, 4, 2 * 2048), (report.FilesRead, report.FilesUnreadable, report.BytesRead));
    }

    [Fact]
    public async Task A_cut_off_image_names_the_files_that_it_lacks()
    {
        var report = await ContentCheck.ReadAsync(new MemoryBlockSource(Volume().Bytes.AsMemory(0, 51 * 2048)));
        Assert.Equal(
            [new UnreadableContent("/BIG.BIN", new(new(51), new(1)), "The image ends at block 51."), new("/BIG.BIN", new(new(55), new(1)), "The image ends at block 51.")],
            report.Unreadable);
        Assert.Equal((4, 1, 4 * 2048), (report.FilesRead, report.FilesUnreadable, report.BytesRead));
    }

    [Fact]
    public async Task A_file_on_another_disc_of_the_set_is_not_missed()
    {
        var image = new HandMadeVolume(60);
        var far = Record("FAR.BIN;1", 400, 2048);
        Both16(far.AsSpan(28), 2);
        image.Directory(20, 20, far);
        var report = await ContentCheck.ReadAsync(image.Source);
        Assert.Equal((0, 1, 0), (report.FilesRead, report.FilesNotHere, report.FilesUnreadable));
    }

    [Fact]
    public async Task A_file_that_only_the_iso_tree_shows_is_read_too()
    {
        var image = new HandMadeVolume(60);
        image.Directory(20, 20, Record("A.TXT;1", 40, 2048), Record("HIDDEN.;1", 45, 2048));
        image.Descriptor(17, type: 2, rootBlock: 22, tableBlock: 30);
        image.Block(18)[0] = 255;
        "CD001\u0001"u8.CopyTo(image.Block(18)[1..]);
        image.Directory(22, 22, Record(System.Text.Encoding.BigEndianUnicode.GetBytes("a.txt"), 40, 2048));
        Assert.Equal(2, (await ContentCheck.ReadAsync(image.Source)).FilesRead);
        var report = await ContentCheck.ReadAsync(new DamagedSource(image.Bytes, 40, 45));
        Assert.Equal([("/a.txt", 40L), ("/HIDDEN", 45L)], report.Unreadable.Select(part => (part.Path, part.Extent.Start.Value)));
        Assert.Equal((0, 2), (report.FilesRead, report.FilesUnreadable));
    }

    [Fact]
    public async Task A_file_of_an_earlier_session_is_not_missed_in_the_image_of_a_later_one()
    {
        var image = Volume();
        image.Directory(20, 20, Record("EARLIER.;1", 5, 2048), Record("LATER.;1", 40, 2048));
        var later = new MemoryBlockSource(image.Bytes.AsMemory(10 * 2048), new(10));
        var report = await ContentCheck.ReadAsync(later);
        Assert.Equal((1, 1, 0), (report.FilesRead, report.FilesNotHere, report.FilesUnreadable));
    }

    [Fact]
    public async Task A_source_that_is_gone_ends_the_check() =>
        await Assert.ThrowsAsync<DiscException>(async () => await ContentCheck.ReadAsync(new GoneSource(Volume().Bytes)));

    public static TheoryData<string> Names => new(Captured.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Captured_images_are_read_whole_in_both_trees(string name)
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source(name));
        var files = (await Captured.ListAsync(volume.Default)).Count(line => !line.EndsWith('/'));
        var report = await ContentCheck.ReadAsync(Captured.Source(name));
        Assert.Equal((files, 0L), (report.FilesRead, report.FilesUnreadable));
    }

    /// <summary>Listens on the thread that reports.</summary>
    private sealed class Told(List<ContentProgress> told) : IProgress<ContentProgress>
    {
        public void Report(ContentProgress value) => told.Add(value);
    }

    /// <summary>A drive that is unplugged when content is asked for.</summary>
    private sealed class GoneSource(byte[] image) : IBlockSource
    {
        private readonly MemoryBlockSource inner = new(image);

        public int BlockSize => inner.BlockSize;

        public Extent Extent => inner.Extent;

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation) =>
            start.Value < 40 ? inner.ReadAsync(start, blocks, cancellation) : throw new DiscException(MasteringErrors.SourceChanged, "It is gone.");
    }
}
