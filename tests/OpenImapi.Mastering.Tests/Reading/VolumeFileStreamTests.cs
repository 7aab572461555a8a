using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>A file that lies in three sections, read in every way.</summary>
public class VolumeFileStreamTests
{
    /// <summary>Sections of 100 blocks, 40 blocks and 1,234 bytes, apart from each other.</summary>
    private static readonly (uint Block, uint Length)[] Sections = [(300, 204_800), (30, 81_920), (150, 1_234)];

    private static (byte[] Content, byte[] Image) Make()
    {
        var content = new byte[204_800 + 81_920 + 1_234];
        new Random(1).NextBytes(content);
        var image = new HandMadeVolume(500);
        var records = Sections.Select((section, i) => HandMadeVolume.Record("BIG.;1", section.Block, section.Length, flags: (byte)(i < 2 ? 0x80 : 0))).ToArray();
        image.Directory(20, 20, records);
        var at = 0;
        foreach (var (block, length) in Sections)
        {
            content.AsSpan(at, (int)length).CopyTo(image.Bytes.AsSpan((int)block * 2048));
            at += (int)length;
        }

        return (content, image.Bytes);
    }

    private static async Task<Stream> OpenAsync(byte[] image)
    {
        var volume = await IsoVolume.OpenAsync(new MemoryBlockSource(image));
        return volume.OpenFile(await volume.FindAsync("BIG"));
    }

    [Fact]
    public async Task Sections_are_joined()
    {
        var (content, image) = Make();
        await using var stream = await OpenAsync(image);
        Assert.Equal(content.Length, stream.Length);
        Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(stream));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reads_of_any_place_and_length_give_the_same_bytes(int seed)
    {
        var (content, image) = Make();
        await using var stream = await OpenAsync(image);
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var at = random.Next(content.Length + 1);
            var length = random.Next(8) == 0 ? random.Next(content.Length) : random.Next(6000);
            var buffer = new byte[length];
            stream.Seek(at, SeekOrigin.Begin);
            var read = await stream.ReadAsync(buffer);
            Assert.Equal(Math.Min(length, content.Length - at), read);
            Assert.True(content.AsSpan(at, read).SequenceEqual(buffer.AsSpan(0, read)), $"{length} bytes at {at}");
            Assert.Equal(at + read, stream.Position);
        }
    }

    [Fact]
    public async Task Seeking_counts_from_each_end_and_never_before_the_start()
    {
        var (content, image) = Make();
        await using var stream = await OpenAsync(image);
        Assert.Equal(content.Length - 10, stream.Seek(-10, SeekOrigin.End));
        Assert.Equal(content.Length - 5, stream.Seek(5, SeekOrigin.Current));
        Assert.Throws<IOException>(() => stream.Seek(-1, SeekOrigin.Begin));
        stream.Position = content.Length + 100;
        Assert.Equal(0, await stream.ReadAsync(new byte[10]));
    }

    [Fact]
    public async Task Blocks_are_fetched_in_large_runs()
    {
        var (content, image) = Make();
        var source = new CountingSource(image);
        var volume = await IsoVolume.OpenAsync(source);
        var file = await volume.FindAsync("BIG");
        source.Reads = 0;
        await using var stream = volume.OpenFile(file);
        await stream.ReadExactlyAsync(new byte[content.Length]);
        Assert.InRange(source.Reads, 3, 4);
        source.Reads = 0;
        stream.Position = 0;
        for (var i = 0; i < 204_800 / 512; i++)
            await stream.ReadExactlyAsync(new byte[512]);
        Assert.InRange(source.Reads, 1, 4);
    }

    [Fact]
    public async Task Nothing_blocks_or_changes_a_volume()
    {
        await using var stream = await OpenAsync(Make().Image);
        Assert.Throws<NotSupportedException>(() => stream.Read(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.Write(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Equal((true, true, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
    }
}
