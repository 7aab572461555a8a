using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>Data staged call by call: each call whole or not at all, and the room of the disc to its last block.</summary>
public class DataStagingTests
{
    private static readonly ImageOptions Options = new() { Label = "LAW" };

    [Theory]
    [InlineData(20040601, false)]
    [InlineData(20040602, false)]
    [InlineData(20040603, false)]
    [InlineData(20040604, true)]
    [InlineData(20040605, true)]
    [InlineData(20040606, true)]
    public async Task What_is_staged_is_what_the_successful_calls_added(int seed, bool hasEarlierSession)
    {
        await using var bench = new Bench();
        if (hasEarlierSession)
            await bench.BurnAsync("0/1", "5", "earlier.txt");
        var joliet = await bench.ReadyAsync();
        joliet.Options = Options;
        var (calls, expected) = (new Calls(bench, seed), new SourceTree());
        for (var i = 0; i < 60; i++)
            await calls.MakeOneAsync(expected);

        var (plan, together) = (joliet.Plan(), new SourceTree());
        together.Merge(bench.Master.Selection!.Target.Earlier ?? new());
        together.Merge(expected, overwrite: true);
        var oracle = ImagePlanner.Plan(together, Options with { Start = plan.Extent.Start, SizeFromBlockZero = hasEarlierSession });
        Assert.Equal(oracle.Lines(), plan.Lines());
        Assert.Equal(await BytesOf(oracle), await BytesOf(plan));
        Assert.Equal(oracle.Extent.Length.Value, joliet.UsedDataBlocks);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task A_nearly_full_disc_takes_content_to_its_last_block_and_refuses_only_what_does_not_fit()
    {
        await using var bench = new Bench("cd-r74");
        var joliet = await bench.ReadyAsync();
        var all = Zeros("big", joliet.TotalDataBlocks - 2000);
        await joliet.AddDataAsync(all, new() { Staging = StagingMode.Reference });
        DiscException? full = null;
        for (var i = 0; full is null; i++)
        {
            var piece = Zeros($"{i % 7}/a file of one block {i}", 1);
            full = await Record.ExceptionAsync(async () => await joliet.AddDataAsync(piece, new() { Staging = StagingMode.Reference })) as DiscException;
            all.Merge(piece);
        }

        Assert.Equal("IMAPI_E_DISCFULL", full.Error.Symbol);
        Assert.True(ImagePlanner.Plan(all).Extent.Length.Value > joliet.TotalDataBlocks);
        await ReplaceAsync(joliet, 1 + joliet.TotalDataBlocks - joliet.UsedDataBlocks);
        Assert.Equal(joliet.TotalDataBlocks, joliet.UsedDataBlocks);
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await joliet.AddDataAsync(Zeros("7/more", 1), new() { Staging = StagingMode.Reference }));
        Assert.Equal(joliet.TotalDataBlocks, joliet.UsedDataBlocks);
    }

    [Fact]
    public async Task Hundreds_of_small_calls_are_kept_in_one_stash_file_and_recorded()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var files = Enumerable.Range(0, 400).Select(i => $"{i % 10}/file {i}").ToList();
        foreach (var file in files)
            await joliet.AddDataAsync(Bench.Tree(file));
        Assert.Equal(1, bench.StashedFiles);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
        Assert.Equal(files.ToDictionary(file => $"/{file}"), await bench.FilesAsync());
    }

    [Fact]
    public async Task Questions_asked_while_content_is_staged_are_answered_as_before_it()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync("a.txt");
        var (before, answers) = (joliet.UsedDataBlocks, new HashSet<long>());
        bench.Master.ProgressAdvise(new Sink { At = _ => answers.Add(joliet.UsedDataBlocks) });
        await joliet.AddDataAsync(Bench.Tree("b.txt", "folder/c.txt"));
        Assert.Equal([before], answers);
        Assert.NotEqual(before, joliet.UsedDataBlocks);
    }

    [Fact]
    public async Task A_plan_from_before_a_call_can_only_be_looked_at()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync("a.txt");
        var plan = joliet.Plan();
        var lines = plan.Lines().ToList();
        using var open = plan.OpenSource();
        await joliet.AddDataAsync(Bench.Tree("b.txt"));
        Assert.Equal(lines, plan.Lines());
        Assert.Throws<InvalidOperationException>(plan.OpenSource);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await open.ReadAsync(default, 1));
    }

    private static async Task ReplaceAsync(JolietDiscMaster joliet, long blocks) =>
        await joliet.AddDataAsync(Zeros("0/a file of one block 0", blocks), new() { Staging = StagingMode.Reference, Overwrite = true });

    private static async Task<byte[]> BytesOf(ImagePlan plan)
    {
        using var source = plan.OpenSource();
        return await source.ReadAsync(source.Extent.Start, (int)source.Extent.Length.Value);
    }

    private static SourceTree Zeros(string path, long blocks)
    {
        var tree = new SourceTree();
        tree.AddFile(path, FileContent.FromStream(() => Stream.Null, blocks * 2048, "zeros"), Bench.Noon);
        return tree;
    }

    /// <summary>Calls of AddData of which some fail, each in its own way and after some of its work is done.</summary>
    private sealed class Calls
    {
        private readonly Bench bench;
        private readonly Random random;
        private bool cancel;

        public Calls(Bench bench, int seed)
        {
            (this.bench, random) = (bench, new(seed));
            bench.Master.ProgressAdvise(new Sink { Cancel = () => cancel });
        }

        /// <summary>Makes a call, and merges its content into a tree when it succeeds; when it fails, nothing may have changed.</summary>
        public async Task MakeOneAsync(SourceTree expected)
        {
            var (joliet, content, kind) = (bench.Master.Joliet, Content(), random.Next(9));
            AddDataOptions how = new() { Overwrite = random.Next(2) == 0, Staging = random.Next(3) == 0 ? StagingMode.Reference : StagingMode.Capture };
            var symbol = kind switch
            {
                0 => Spoil(content, "bad:name", 1, 1, "IMAPI_E_BADJOLIETNAME"),
                1 => Spoil(content, "huge", 1L << 32, 1L << 32, "IMAPI_E_DISCFULL"),
                2 => Spoil(content, "zz short", 100_000, 70_000, "OPENIMAPI_E_SOURCE_CHANGED"),
                3 => "IMAPI_E_USERABORT",
                _ => null,
            };
            if (!CanMerge(expected, content, how.Overwrite))
                symbol = kind is 0 or 1 ? symbol : "IMAPI_E_FILEEXISTS";
            else if (kind == 2)
                how = how with { Staging = StagingMode.Capture };
            var (before, stashed) = (joliet.Plan(), StashedBytes());
            cancel = kind == 3;
            if (symbol is not null)
            {
                await Outcome.FailsAsync(symbol, async () => await joliet.AddDataAsync(content, how));
                cancel = false;
                Assert.Same(before, joliet.Plan());
                Assert.Equal(stashed, StashedBytes());
                return;
            }

            await joliet.AddDataAsync(content, how);
            expected.Merge(content, how.Overwrite);
        }

        private SourceTree Content()
        {
            var tree = new SourceTree();
            for (var i = random.Next(12); i >= 0; i--)
            {
                var bytes = new byte[random.Next(6) == 0 ? 65_536 + random.Next(5000) : random.Next(5000)];
                random.NextBytes(bytes);
                tree.AddFile($"{random.Next(6)}/{random.Next(100)}", FileContent.FromBytes(bytes), Bench.Noon.AddSeconds(bytes.Length), overwrite: true);
            }

            return tree;
        }

        private static string Spoil(SourceTree content, string name, long promised, long given, string symbol)
        {
            content.AddFile(name, FileContent.FromStream(() => new MemoryStream(new byte[Math.Min(given, 1 << 20)]), promised, name));
            return symbol;
        }

        /// <summary>The root of the disc's last session has a file 5, which is no folder.</summary>
        private bool CanMerge(SourceTree expected, SourceTree content, bool overwrite)
        {
            var (tree, all) = (new SourceTree(), new SourceTree());
            tree.Merge(expected);
            all.Merge(bench.Master.Selection!.Target.Earlier ?? new());
            try
            {
                tree.Merge(content, overwrite);
                all.Merge(tree, overwrite: true);
                return true;
            }
            catch (DiscException)
            {
                return false;
            }
        }

        private long StashedBytes() => Directory.Exists(bench.StashFolder)
            ? Directory.GetFiles(bench.StashFolder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) : 0;
    }
}
