using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Reading.Udf;

public class HandMadeUdfTests
{
    public static TheoryData<UdfRevision, HandMadeForm> Forms => new()
    {
        { UdfRevision.Udf102, HandMadeForm.Physical },
        { UdfRevision.Udf150, HandMadeForm.Virtual },
        { UdfRevision.Udf201, HandMadeForm.Virtual },
        { UdfRevision.Udf201, HandMadeForm.Physical },
        { UdfRevision.Udf250, HandMadeForm.Metadata },
        { UdfRevision.Udf260, HandMadeForm.Metadata },
        { UdfRevision.Udf260, HandMadeForm.Virtual },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_file_is_found_with_its_content(UdfRevision revision, HandMadeForm form)
    {
        var image = new HandMadeUdf(revision, form).Image;
        var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(image));
        Assert.Equal(("label", revision), (volume.Label, volume.Revision));
        var paths = new List<string>();
        await foreach (var entry in volume.WalkAsync())
            paths.Add(entry.Path);
        Assert.Equal(["/long.bin", "/folder", "/folder/small.txt"], paths);
        Assert.Equal(HandMadeUdf.LongContent, await ReadAsync(volume, "/long.bin"));
        Assert.Equal("small\n", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/small.txt")));
    }

    [Fact]
    public async Task Content_is_read_from_any_place_in_any_length()
    {
        var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(new HandMadeUdf(UdfRevision.Udf250, HandMadeForm.Metadata).Image));
        await using var stream = volume.OpenFile(await volume.FindAsync("/long.bin"));
        var random = new Random(1677);
        for (var round = 0; round < 500; round++)
        {
            var (at, length) = (random.Next(HandMadeUdf.LongContent.Length + 10), random.Next(1, 5000));
            stream.Position = at;
            var read = new byte[length];
            var expected = HandMadeUdf.LongContent.Skip(at).Take(length).ToArray();
            Assert.Equal(expected.Length, await stream.ReadAsync(read));
            Assert.Equal(expected, read[..expected.Length]);
        }
    }

    [Fact]
    public async Task The_mirror_is_read_where_the_metadata_file_is_gone()
    {
        var image = new HandMadeUdf(UdfRevision.Udf250, HandMadeForm.Metadata).Image;
        image.AsSpan(272 * 2048, 2048).Clear();
        await Assert.ThrowsAsync<DiscException>(async () => await UdfVolume.OpenAsync(new MemoryBlockSource(image)));
        var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(image), mode: ReadingMode.Tolerant);
        Assert.NotEmpty(volume.Faults);
        Assert.Equal("small\n", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/small.txt")));
    }

    private static async Task<byte[]> ReadAsync(UdfVolume volume, string path)
    {
        var content = new MemoryStream();
        await using var stream = volume.OpenFile(await volume.FindAsync(path));
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
