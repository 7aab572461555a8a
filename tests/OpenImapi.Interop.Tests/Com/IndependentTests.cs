using System.Text.RegularExpressions;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Com;

/// <summary>
/// The client in the folder Independent, which knows of IMAPI what is published and of OpenImapi the names of seven exported functions: every
/// answer on its way is as published, and other programs find on its discs what it put there.
/// </summary>
[Trait("Category", "Interop")]
public sealed partial class IndependentTests
{
    /// <summary>Checks that it makes at least; fewer would mean that it gave up.</summary>
    private const int Checks = 600;

    [Theory]
    [MemberData(nameof(ClientPrograms.Kinds), MemberType = typeof(ClientPrograms))]
    public async Task Every_answer_is_as_published_and_the_discs_are_as_staged(string kind)
    {
        using var bench = new ClientBench(kind);
        await InsertAsync(bench);
        Judged(await bench.RunAsync(await ClientPrograms.IndependentAsync(bench), await ClientPrograms.LibraryAsync(kind)));
        await JudgeDataAsync(bench);
        await JudgeSoundAsync(bench);
    }

    /// <summary>Its own memory is checked, and whatever it lent has come back; what a runtime keeps until the process ends is no leak of the client's.</summary>
    [Fact]
    public async Task No_memory_of_the_client_is_lost_or_misused()
    {
        using var bench = new ClientBench("aot");
        await InsertAsync(bench);
        var program = await ClientPrograms.IndependentAsync(bench, Sanitizers.Flags);
        Judged(await bench.RunSanitizedAsync(program, await ClientPrograms.LibraryAsync("aot")));
    }

    private static async Task InsertAsync(ClientBench bench)
    {
        foreach (var (drive, medium) in new[] { ("data", "cd-r80"), ("audio", "cd-r80"), ("erase", "cd-rw80") })
            await bench.InsertAsync(drive, medium);
    }

    private static void Judged(Verdict verdict)
    {
        var sum = Sum().Match(verdict.Output);
        Assert.True(sum.Success && sum.Groups["right"].Value == sum.Groups["asked"].Value, verdict.Output);
        Assert.InRange(int.Parse(sum.Groups["asked"].Value, System.Globalization.CultureInfo.InvariantCulture), Checks, int.MaxValue);
    }

    /// <summary>What stands in data.c.</summary>
    private static async Task JudgeDataAsync(ClientBench bench)
    {
        var folder = bench.Folder;
        folder.Write("disc/read me.txt", "Written over.\r\n"u8);
        folder.Write("disc/empty.txt", []);
        folder.Write("disc/music/numbers.bin", Numbers(0, 300_001));
        folder.Write("disc/music/deep/er/tiny.bin", "*"u8);
        folder.Write("disc/Ünïcode Ω.txt", "A name beyond ASCII."u8);
        folder.Write("disc/music/added.bin", Numbers(0, 70_000));
        folder.Write("disc/later.txt", "In another session.\r\n"u8);
        await bench.LoadAsync("data");
        var image = await bench.ExportAsync("data", "data.iso", "--session", "last");
        var expected = await new ExpectedTrees().AddAsync(folder["disc"]);
        // isoinfo shows characters beyond ASCII as question marks.
        foreach (var reader in OutsideReader.Five.Where(reader => reader.Name != "isoinfo"))
            await reader.MustShowAsync(expected, image, folder);
    }

    /// <summary>What stands in audio.c.</summary>
    private static async Task JudgeSoundAsync(ClientBench bench)
    {
        var sound = new SoundDisc([Numbers(0, 400 * 2352), Numbers(400 * 2352, 333 * 2352), Numbers(733 * 2352, 512 * 2352)], GapSize: 75);
        var cue = await bench.ExportAsync("audio", "audio.cue");
        await sound.MustBeReadByLibcdioAsync(cue, bench.Folder);
        await sound.MustBeReadByCdrdaoAsync(await bench.ExportAsync("audio", "other.toc"));
        await sound.MustBeTakenApartAsync(cue, bench.Folder);
    }

    private static byte[] Numbers(long start, int count) => [.. Enumerable.Range(0, count).Select(i => (byte)((start + i) * 7 + (start + i) / 251))];

    [GeneratedRegex(@"^(?<right>\d+) of (?<asked>\d+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sum();
}
