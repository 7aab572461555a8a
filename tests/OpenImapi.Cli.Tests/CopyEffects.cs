using System.Text;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of copy does. The desk has a CD-RW in virtual:lab, and the folder docs.</summary>
internal static class CopyEffects
{
    /// <summary>A letter's block cannot be read the first few times; a drive asks three times by itself before it is asked again.</summary>
    private const string FewTimes = "medium-error,block=25,times=8";

    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All => new Dictionary<string, Func<Desk, Task>>(StringComparer.Ordinal)
    {
        ["--from"] = async desk =>
        {
            await TwoAsync(desk);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("copy", "-o", desk["disc.iso"])).Code);
            (await desk.RunAsync("copy", "--from", "lab", "-o", desk["disc.iso"])).Succeeded();
        },
        ["--output"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"])).Succeeded();
            (await desk.RunAsync("copy", "-o", desk["disc.iso"])).Succeeded();
            Assert.Equal("a letter", Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", desk["disc.iso"], "Letter.txt")).Succeeded().Bytes));
        },
        ["--to"] = async desk =>
        {
            var disc = (await ToTwoAsync(desk)).Succeeded().Last["discs"]![0]!;
            Assert.Equal(("virtual:two", true), ((string?)disc["drive"], (bool)disc["verified"]!));
            Assert.Equal("a letter", Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", "virtual:two", "Letter.txt")).Succeeded().Bytes));
        },
        ["--copies"] = async desk => Assert.Equal(ExitCode.Usage, (await ToTwoAsync(desk, "--copies", "2")).Code),
        ["--speed"] = async desk =>
        {
            (await ToTwoAsync(desk, "--speed", "4", "--trace", desk["trace"])).Succeeded();
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("SetCdSpeed", StringComparison.Ordinal));
        },
        ["--simulate"] = async desk => Assert.True((bool)(await ToTwoAsync(desk, "--simulate")).Succeeded().Last["discs"]![0]!["simulated"]!),
        ["--no-verify"] = async desk => Assert.False((bool)(await ToTwoAsync(desk, "--no-verify")).Succeeded().Last["discs"]![0]!["verified"]!),
        ["--eject"] = async desk =>
        {
            (await ToTwoAsync(desk, "--eject")).Succeeded();
            Assert.Equal(ExitCode.Medium, (await desk.RunAsync("media", "--drive", "two")).Code);
        },
        ["--erase"] = async desk =>
        {
            await TwoAsync(desk);
            (await desk.RunAsync("burn", desk["docs"], "--drive", "two", "--close")).Succeeded();
            Assert.Equal(ExitCode.Medium, (await CopyAsync(desk)).Code);
            (await CopyAsync(desk, "--erase", "--yes")).Succeeded();
        },
        ["--yes"] = async desk =>
        {
            await TwoAsync(desk);
            (await desk.RunAsync("burn", desk["docs"], "--drive", "two")).Succeeded();
            Assert.Equal(ExitCode.Usage, (await CopyAsync(desk, "--erase")).Code);
            (await CopyAsync(desk, "--erase", "--yes")).Succeeded();
        },
        ["--retries"] = async desk =>
        {
            await DamagedAsync(desk, FewTimes);
            Assert.Equal(ExitCode.Medium, (await desk.RunAsync("copy", "--from", "bad", "-o", desk["disc.iso"], "--retries", "0")).Code);
            Assert.False(File.Exists(desk["disc.iso"]));
            (await desk.RunAsync("copy", "--from", "bad", "-o", desk["disc.iso"], "--retries", "9")).Succeeded();
        },
        ["--allow-unreadable"] = async desk =>
        {
            await DamagedAsync(desk, "medium-error,block=25");
            var ran = await desk.RunAsync("copy", "--from", "bad", "-o", desk["disc.iso"], "--allow-unreadable", "--json");
            Assert.Equal(ExitCode.Medium, ran.Code);
            Assert.Equal((25, 1), ((long)ran.Last["unreadable"]![0]!["block"]!, (long)ran.Last["unreadable"]![0]!["blocks"]!));
            Assert.True(File.Exists(desk["disc.iso"]));
        },
        ["--read-offset"] = async desk =>
        {
            desk.Wave("a.wav", 5 * 44_100);
            (await desk.RunAsync("audio", "burn", desk["a.wav"])).Succeeded();
            (await desk.RunAsync("copy", "-o", desk["one.cue"])).Succeeded();
            (await desk.RunAsync("copy", "-o", desk["two.cue"], "--read-offset", "6")).Succeeded();
            Assert.Equal(File.ReadAllBytes(desk["one.bin"])[24..], File.ReadAllBytes(desk["two.bin"])[..^24]);
        },
        ["--close"] = async desk => Assert.Equal("complete", (string?)(await ToTwoAsync(desk, "--close")).Succeeded().Last["discs"]![0]!["medium"]!["status"]),
        ["--force"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"])).Succeeded();
            desk.File("disc.iso", "taken");
            Assert.Equal(ExitCode.Failure, (await desk.RunAsync("copy", "-o", desk["disc.iso"])).Code);
            (await desk.RunAsync("copy", "-o", desk["disc.iso"], "--force")).Succeeded();
        },
    }.Select(each => KeyValuePair.Create($"imapi copy {each.Key}", each.Value));

    private static async Task TwoAsync(Desk desk)
    {
        (await desk.RunAsync("burn", desk["docs"])).Succeeded();
        (await desk.RunAsync("drive", "create", "cd-rw80", "--name", "two")).Succeeded();
    }

    private static async Task<Ran> ToTwoAsync(Desk desk, params string[] options)
    {
        await TwoAsync(desk);
        return await CopyAsync(desk, options);
    }

    private static Task<Ran> CopyAsync(Desk desk, params string[] options) => desk.RunAsync(["copy", "--from", "lab", "--to", "two", "--json", .. options]);

    /// <summary>A disc in virtual:bad that was burned before the drive went bad.</summary>
    private static async Task DamagedAsync(Desk desk, string fault)
    {
        (await desk.RunAsync("drive", "create", "dvd+r", "--name", "bad", "--fault", fault)).Succeeded();
        (await desk.RunAsync("drive", "insert", "bad", desk["x.iso"])).Succeeded();
    }
}
