namespace OpenImapi.Tests;

public class FirstBurnTests
{
    [Fact]
    public async Task A_staged_tree_is_burned_and_verified()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync("a.txt", "folder/b.txt");
        var used = joliet.UsedDataBlocks;

        var result = await bench.Master.RecordDiscAsync();

        Assert.True(result.Verified);
        Assert.Equal(used, result.Written.Value);
        Assert.False(joliet.HasContent);
    }
}
