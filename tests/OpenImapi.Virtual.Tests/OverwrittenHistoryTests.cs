using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>The history of a disc that is written in place, as its folder keeps it.</summary>
public sealed class OverwrittenHistoryTests : IDisposable
{
    private const int Seed = 4711;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    private VirtualHome Home => new(folder.FullName);

    private string DiscFile(string name) => Path.Combine(folder.FullName, "drives", "lab", "discs", "disc-0001", name);

    private async Task<Bench> OpenAsync() => await Bench.OpenAsync(
        await new VirtualDriveCatalog(Home).OpenAsync((await new VirtualDriveCatalog(Home).ListAsync(CancellationToken.None))[0], CancellationToken.None));

    [Theory]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task Cut_off_anywhere_it_still_tells_of_a_disc_that_can_be(string medium)
    {
        new VirtualDrives(Home).Create("lab", medium);
        var random = new Random(Seed);
        await using (var bench = await OpenAsync())
        {
            Assert.Null(await OverwritableTests.Format(bench, OverwritableTests.Usual(medium)));
            for (var write = 0; write < 12; write++)
                Assert.Null(await bench.Write(random.Next(1 << 20), 1 + random.Next(40), write));
        }

        var history = await File.ReadAllBytesAsync(DiscFile("history.jsonl"), CancellationToken.None);
        for (var length = 0; length <= history.Length; length++)
        {
            await File.WriteAllBytesAsync(DiscFile("history.jsonl"), history[..length], CancellationToken.None);
            await using var bench = await OpenAsync();
            var formatted = length > history.IndexOf((byte)'\n');
            var sense = await bench.Write(5, 1);
            Assert.True(formatted ? sense is null || sense == KnownSense.InvalidAddressForWrite : sense == KnownSense.CannotWriteMedium, $"{sense} after {length} bytes.");
            if (formatted && sense is not null)
                Assert.Equal(BackgroundFormat.Stopped, (await bench.Disc()).BackgroundFormat);
        }
    }

    [Fact]
    public async Task It_stays_short_however_often_the_disc_is_written()
    {
        new VirtualDrives(Home).Create("lab", "dvd+rw");
        await using (var bench = await OpenAsync())
        {
            Assert.Null(await OverwritableTests.Format(bench, OverwritableTests.Usual("dvd+rw")));
            for (var round = 0; round < 3; round++)
                for (var at = 0; at < 1000; at++)
                    Assert.Null(await bench.Write(at * 4, 4, at));
        }

        Assert.InRange((await File.ReadAllLinesAsync(DiscFile("history.jsonl"), CancellationToken.None)).Length, 2, 300);
        await using var again = await OpenAsync();
        Assert.Equal(Bench.Pattern(4, 999), await again.Read(999 * 4, 4));
        Assert.Equal(new BlockCount(4000), new BlockCount(new FileInfo(DiscFile("blocks.bin")).Length / 2048));
    }

    /// <summary>A BD-R in random mode: clusters that follow each other are told as one, others each.</summary>
    [Theory]
    [InlineData(1, 260)]
    [InlineData(2, 410)]
    public async Task Clusters_in_any_order_are_all_there_again(int step, int lines)
    {
        const int Clusters = 400;
        new VirtualDrives(Home).Create("lab", "bd-r25", disc: new() { Mode = BdRMode.Random });
        var order = Enumerable.Range(0, Clusters).Select(at => at * step).ToArray();
        await using (var bench = await OpenAsync())
            foreach (var cluster in order)
                Assert.Null(await bench.Write(cluster * 32, 32, cluster));
        await using (var again = await OpenAsync())
        {
            foreach (var cluster in order)
                Assert.Equal(Bench.Pattern(32, cluster), await again.Read(cluster * 32, 32));
            Assert.Equal(KnownSense.InvalidAddressForWrite, await again.Write(order[^1] * 32, 32));
            Assert.Null(await again.Write((order[^1] + 1) * 32, 32));
        }

        await using var last = await OpenAsync();
        Assert.InRange((await File.ReadAllLinesAsync(DiscFile("history.jsonl"), CancellationToken.None)).Length, 2, lines);
        if (step > 1)
            Assert.Equal(KnownSense.BlankCheck, await last.SenseOf(new Read10(32, 1), DataDirection.In, new byte[2048]));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
