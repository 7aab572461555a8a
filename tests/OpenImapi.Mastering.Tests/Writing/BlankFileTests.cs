using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Writing;

/// <summary>Blocks that have to be made, of which one piece is made while the last is written.</summary>
public class BlankFileTests
{
    private const int Blocks = 3 * 512 + 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(Blocks)]
    public async Task Every_block_is_where_it_belongs_and_told_of(int count)
    {
        using var folder = new TestFolder();
        var (bytes, told) = (Samples.Noise(count * BlockSizes.UserData), new List<ImageProgress>());
        using (var file = File.OpenHandle(folder["out"], FileMode.CreateNew, FileAccess.ReadWrite))
            await new BlankFile(file, 4096).TakeAsync(new Made(bytes), new Noted(told), Cancellation);
        Assert.Equal(new byte[4096].Concat(bytes), await File.ReadAllBytesAsync(folder["out"], Cancellation));
        Assert.Equal(new(new(count), new(count)), told[^1]);
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

    [Fact]
    public async Task A_block_that_cannot_be_had_is_an_error_of_the_source()
    {
        using var folder = new TestFolder();
        using var file = File.OpenHandle(folder["out"], FileMode.CreateNew, FileAccess.ReadWrite);
        var source = new Made(Samples.Noise(Blocks * BlockSizes.UserData)) { FailsFrom = 600 };
        var error = await Assert.ThrowsAsync<DiscException>(() => new BlankFile(file, 0).TakeAsync(source, null, Cancellation));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
    }

    private sealed class Made(byte[] bytes) : IBlockSource
    {
        public int FailsFrom { get; init; } = int.MaxValue;

        public Extent Extent => new(new(1000), new(bytes.Length / BlockSizes.UserData));

        public int BlockSize => BlockSizes.UserData;

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellationToken)
        {
            var first = (int)(start.Value - 1000);
            if (first + blocks.Length / BlockSizes.UserData > FailsFrom)
                throw new DiscException(MasteringErrors.SourceChanged, "This block cannot be had.");
            bytes.AsMemory(first * BlockSizes.UserData, blocks.Length).CopyTo(blocks);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Noted(List<ImageProgress> told) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) => told.Add(value);
    }
}
