using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Recording.Tests;

public class BlockPumpTests
{
    private static BurnPlan Plan(long content, long padding = 0) => new([new(new(7), new(content), new(padding), new SliceForm(2048), new(32)) { Track = 1 }]);

    private static async Task<byte[]> DrainAsync(BlockPump pump, BurnPlan plan)
    {
        var all = new MemoryStream();
        while (all.Length < plan.Total.Bytes())
        {
            var piece = await pump.TakeAsync(default);
            all.Write(piece.Room, 0, piece.Length);
            pump.Return(piece);
        }

        return all.ToArray();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(512, 0)]
    [InlineData(513, 150)]
    [InlineData(5000, 16)]
    public async Task Everything_comes_out_in_order_and_padding_is_zeros(long content, long padding)
    {
        var plan = Plan(content, padding);
        var blocks = TestContent.Of(new(plan.Start, plan.Content));
        await using var pump = new BlockPump(new MemoryBlockSource(blocks, plan.Start), plan, 2 << 20, default);
        var drained = await DrainAsync(pump, plan);
        Assert.True(drained.AsSpan().SequenceEqual([.. blocks, .. new byte[padding * 2048]]));
    }

    [Fact]
    public async Task Checksums_cover_the_content_and_not_the_padding()
    {
        var plan = Plan(1000, 150);
        var blocks = TestContent.Of(new(plan.Start, plan.Content));
        await using var pump = new BlockPump(new MemoryBlockSource(blocks, plan.Start), plan, 2 << 20, default);
        await DrainAsync(pump, plan);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(blocks)), pump.Hashes.Sha256);
        Assert.Equal(2, pump.Hashes.Pieces.Length);
        Assert.True(pump.Hashes.Pieces[1].IsOf(blocks.AsSpan(512 * 2048)));
        Assert.False(pump.Hashes.Pieces[1].IsOf(blocks.AsSpan(512 * 2048 - 1)));
    }

    [Fact]
    public async Task The_source_is_never_read_further_ahead_than_the_buffer_is_large()
    {
        var plan = Plan(512 * 20);
        long furthest = 0;
        var source = new FailingSource(TestContent.Source(new(plan.Start, plan.Content)), at => furthest = Math.Max(furthest, at.Value - 7));
        await using var pump = new BlockPump(source, plan, 4 << 20, default);
        for (var taken = 1; taken <= 20; taken++)
        {
            var piece = await pump.TakeAsync(default);
            Assert.InRange(Interlocked.Read(ref furthest), 0, 512L * (taken - 1 + 4));
            pump.Return(piece);
        }
    }

    [Fact]
    public async Task A_buffer_that_runs_empty_is_counted()
    {
        var plan = Plan(512 * 8);
        using var gate = new SemaphoreSlim(4);
        var source = new FailingSource(TestContent.Source(new(plan.Start, plan.Content)), _ => gate.Wait());
        await using var pump = new BlockPump(source, plan, 4 << 20, default);
        for (var taken = 0; taken < 4; taken++)
            pump.Return(await pump.TakeAsync(default));
        var waiting = pump.TakeAsync(default);
        gate.Release(4);
        pump.Return(await waiting);
        Assert.Equal(1, pump.Account.Underruns);
        Assert.Equal(0, pump.Account.LowestFill);
    }

    [Fact]
    public async Task A_buffer_that_ran_empty_gives_nothing_until_half_of_it_is_full()
    {
        var plan = Plan(512 * 8);
        using var gate = new SemaphoreSlim(4);
        using var asked = new SemaphoreSlim(0);
        var source = new FailingSource(TestContent.Source(new(plan.Start, plan.Content)), _ =>
        {
            asked.Release();
            gate.Wait();
        });
        await using var pump = new BlockPump(source, plan, 4 << 20, default);
        for (var taken = 0; taken < 4; taken++)
            pump.Return(await pump.TakeAsync(default));
        var fifth = pump.TakeAsync(default);
        gate.Release();
        for (var times = 0; times < 6; times++)
            await asked.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(fifth.IsCompleted);
        gate.Release(3);
        pump.Return(await fifth);
        Assert.Equal(1, pump.Account.Underruns);
    }

    [Fact]
    public async Task A_source_that_fails_while_its_buffer_is_filled_again_loses_nothing_of_what_it_brought()
    {
        var plan = Plan(512 * 8);
        using var gate = new SemaphoreSlim(4);
        var source = new FailingSource(TestContent.Source(new(plan.Start, plan.Content)), at =>
        {
            gate.Wait();
            if (at.Value >= 512 * 5)
                throw new IOException("the cable was pulled");
        });
        await using var pump = new BlockPump(source, plan, 4 << 20, default);
        for (var taken = 0; taken < 4; taken++)
            pump.Return(await pump.TakeAsync(default));
        var fifth = pump.TakeAsync(default);
        gate.Release(4);
        pump.Return(await fifth);
        Assert.Equal(RecordingErrors.SourceFailed, (await Assert.ThrowsAsync<DiscException>(async () => await pump.TakeAsync(default))).Error);
    }

    [Fact]
    public async Task What_was_read_before_the_source_failed_can_still_be_taken()
    {
        var plan = Plan(512 * 3);
        var source = new FailingSource(TestContent.Source(new(plan.Start, plan.Content)), at =>
        {
            if (at.Value >= 512 * 2)
                throw new IOException("the cable was pulled");
        });
        await using var pump = new BlockPump(source, plan, 8 << 20, default);
        await pump.TakeAsync(default);
        await pump.TakeAsync(default);
        var failure = await Assert.ThrowsAsync<DiscException>(async () => await pump.TakeAsync(default));
        Assert.Equal(RecordingErrors.SourceFailed, failure.Error);
        Assert.Contains("the cable was pulled", failure.Message);
    }
}
