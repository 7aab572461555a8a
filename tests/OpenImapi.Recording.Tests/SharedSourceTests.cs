using OpenImapi.Formats;

namespace OpenImapi.Recording.Tests;

/// <summary>Several readers of one content: everything comes right and is read once.</summary>
public sealed class SharedSourceTests : IDisposable
{
    private const int Chunk = SharedSource.BlocksPerChunk;
    private const int Bytes = Chunk * BlockSizes.UserData;

    private static readonly Extent Content = TestContent.Extent(100, 9 * Chunk + 5);
    private static readonly byte[] Expected = TestContent.Of(Content);

    private readonly string folder = Directory.CreateTempSubdirectory("openimapi-").FullName;
    private readonly List<Lba> reads = [];

    [Fact]
    public async Task Readers_side_by_side_get_everything_and_it_is_read_once()
    {
        await using var shared = new SharedSource(Counted(), 3, folder);
        await Task.WhenAll(shared.Readers.Select(reader => Task.Run(() => CheckAsync(reader, 200))));
        Assert.Equal(10, reads.Count);
        Assert.Equal(10, reads.Distinct().Count());
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_reader_far_behind_finds_in_the_file_what_memory_does_not_hold()
    {
        await using (var shared = new SharedSource(Counted(), 2, folder, memory: 4 * Bytes))
        {
            await CheckAsync(shared.Readers[0], Chunk);
            Assert.Single(Directory.GetFiles(folder));
            await CheckAsync(shared.Readers[1], 300);
            Assert.Equal(10, reads.Count);
        }

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Where_the_file_cannot_be_written_a_reader_far_behind_reads_again()
    {
        var occupied = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(occupied, "");
        await using var shared = new SharedSource(Counted(), 2, occupied, memory: 4 * Bytes);
        await CheckAsync(shared.Readers[0], Chunk);
        await CheckAsync(shared.Readers[1], Chunk);
        Assert.Equal(16, reads.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_for_a_reader_that_has_ended()
    {
        await using var shared = new SharedSource(Counted(), 2, folder, memory: 4 * Bytes);
        shared.Readers[1].Dispose();
        await CheckAsync(shared.Readers[0], Chunk);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_all_have_passed_is_read_again_for_who_asks_again()
    {
        await using var shared = new SharedSource(Counted(), 2, folder);
        await Task.WhenAll(shared.Readers.Select(reader => CheckAsync(reader, Chunk)));
        var again = new byte[3 * BlockSizes.UserData];
        await shared.Readers[0].ReadAsync(Content.Start + new BlockCount(Chunk - 1), again, default);
        Assert.True(again.AsSpan().SequenceEqual(Expected.AsSpan((Chunk - 1) * BlockSizes.UserData, again.Length)));
        Assert.Equal(12, reads.Count);
    }

    [Fact]
    public async Task A_source_that_fails_fails_for_every_reader_at_the_same_place()
    {
        var broken = new FailingSource(TestContent.Source(Content), at => throw new IOException($"No block {at}."));
        await using var shared = new SharedSource(broken, 2, folder);
        foreach (var reader in shared.Readers)
            Assert.Contains("No block 100", (await Assert.ThrowsAsync<IOException>(() => CheckAsync(reader, 10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_gives_up_waiting_leaves_the_others_their_blocks()
    {
        var gate = new TaskCompletionSource();
        var slow = new FailingSource(TestContent.Source(Content), _ => gate.Task.Wait());
        await using var shared = new SharedSource(slow, 2, folder);
        using var impatience = new CancellationTokenSource();
        var given = shared.Readers[0].ReadAsync(Content.Start, new byte[Bytes], impatience.Token).AsTask();
        var kept = CheckAsync(shared.Readers[1], Chunk);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        shared.Readers[0].Dispose();
        gate.SetResult();
        await kept;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20261123)]
    public async Task However_far_apart_readers_are_each_gets_its_bytes_and_each_block_is_read_once(int seed)
    {
        var random = new Random(seed);
        await using var shared = new SharedSource(Counted(), 4, folder, memory: 6 * Bytes);
        var places = new Lba[4];
        Array.Fill(places, Content.Start);
        while (Enumerable.Range(0, 4).Where(each => places[each] < Content.End).ToArray() is { Length: > 0 } going)
        {
            var each = going[random.Next(going.Length)];
            var count = Math.Min(random.Next(1, 2 * Chunk), (int)(Content.End - places[each]).Value);
            await CheckAsync(shared.Readers[each], places[each], count);
            places[each] += new BlockCount(count);
        }

        Assert.Equal(10, reads.Count);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private FailingSource Counted() => new(TestContent.Source(Content), at =>
    {
        lock (reads)
            reads.Add(at);
    });

    private static async Task CheckAsync(SharedReader reader, int step)
    {
        for (var at = Content.Start; at < Content.End; at += new BlockCount(step))
            await CheckAsync(reader, at, Math.Min(step, (int)(Content.End - at).Value));
    }

    private static async Task CheckAsync(SharedReader reader, Lba at, int count)
    {
        var got = new byte[count * BlockSizes.UserData];
        await reader.ReadAsync(at, got, default);
        Assert.True(got.AsSpan().SequenceEqual(Expected.AsSpan((int)(at - Content.Start).Value * BlockSizes.UserData, got.Length)), $"{count} blocks at {at} are others.");
    }
}
