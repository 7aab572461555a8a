using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Writing;

/// <summary>Blocks that have to be made, of which one piece is made while the last is written.</summary>
public class BlankFileTests
{
    private const int Blocks = 3 * 512 + 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(512, false)]
    [InlineData(513, false)]
    [InlineData(Blocks, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(513, true)]
    [InlineData(Blocks, true)]
    public async Task Every_block_is_where_it_belongs_and_told_of(int count, bool shared)
    {
        using var folder = new TestFolder();
        var (bytes, told) = (Samples.Noise(count * BlockSizes.UserData), new List<ImageProgress>());
        using (var file = File.OpenHandle(folder["out"], FileMode.CreateNew, FileAccess.ReadWrite))
            await new BlankFile(file, 4096).TakeAsync(new Made(bytes) { IsShared = shared }, new Noted(told), Cancellation);
        Assert.Equal(new byte[4096].Concat(bytes), await File.ReadAllBytesAsync(folder["out"], Cancellation));
        Assert.Equal(count == 0 ? [] : [new(new(count), new(count))], told.TakeLast(1));
        Assert.Equal(told.OrderBy(each => each.Written).Select(each => each.Written), told.Select(each => each.Written));
    }

    [Fact]
    public async Task A_file_that_takes_nothing_is_an_error_of_the_file()
    {
        using var folder = new TestFolder();
        using var file = File.OpenHandle(folder.Write("out", "x"u8), FileMode.Open, FileAccess.Read);
        var error = await Assert.ThrowsAsync<DiscException>(() => new BlankFile(file, 0).TakeAsync(new Made(Samples.Noise(Blocks * BlockSizes.UserData)), null, Cancellation));
        Assert.Same(MasteringErrors.DestinationFailed, error.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_block_that_cannot_be_had_is_an_error_of_the_source(bool shared)
    {
        using var folder = new TestFolder();
        using var file = File.OpenHandle(folder["out"], FileMode.CreateNew, FileAccess.ReadWrite);
        var source = new Made(Samples.Noise(Blocks * BlockSizes.UserData)) { FailsFrom = 600, IsShared = shared };
        var error = await Assert.ThrowsAsync<DiscException>(() => new BlankFile(file, 0).TakeAsync(source, null, Cancellation));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
    }

    /// <summary>Each of two readings ends only when the other has begun, or never.</summary>
    [Fact]
    public async Task A_shared_source_is_read_by_several_at_a_time()
    {
        using var folder = new TestFolder();
        var bytes = Samples.Noise(Blocks * BlockSizes.UserData);
        using (var file = File.OpenHandle(folder["out"], FileMode.CreateNew, FileAccess.ReadWrite))
            await new BlankFile(file, 0).TakeAsync(new Made(bytes) { IsShared = true, WaitsForAnother = true }, null, Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder["out"], Cancellation));
    }

    [Fact]
    public async Task A_source_of_one_reader_is_read_by_one()
    {
        using var folder = new TestFolder();
        using var file = File.OpenHandle(folder["out"], FileMode.CreateNew, FileAccess.ReadWrite);
        var source = new Made(Samples.Noise(40 * 512 * BlockSizes.UserData));
        await new BlankFile(file, 0).TakeAsync(source, null, Cancellation);
        Assert.Equal(1, source.MostReaders);
    }

    private sealed class Made(byte[] bytes) : IBlockSource
    {
        private readonly TaskCompletionSource anotherCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int readers;

        public bool IsShared { get; init; }

        public bool WaitsForAnother { get; init; }

        public int MostReaders { get; private set; }

        public int FailsFrom { get; init; } = int.MaxValue;

        public Extent Extent => new(new(1000), new(bytes.Length / BlockSizes.UserData));

        public int BlockSize => BlockSizes.UserData;

        public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            var now = Interlocked.Increment(ref readers);
            MostReaders = Math.Max(MostReaders, now);
            if (now > 1)
                anotherCame.TrySetResult();
            if (WaitsForAnother)
                await anotherCame.Task.WaitAsync(cancellation);
            await Task.Yield();
            var first = (int)(start.Value - 1000);
            if (first + blocks.Length / BlockSizes.UserData > FailsFrom)
                throw new DiscException(MasteringErrors.SourceChanged, "This block cannot be had.");
            bytes.AsMemory(first * BlockSizes.UserData, blocks.Length).CopyTo(blocks);
            Interlocked.Decrement(ref readers);
        }
    }

    private sealed class Noted(List<ImageProgress> told) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) => told.Add(value);
    }
}
