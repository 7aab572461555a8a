namespace OpenImapi.Cli.Tests;

/// <summary>What each option of imapi drive create does, seen by those who burn and rip with the drive.</summary>
internal static class DriveEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All => new Dictionary<string, Func<Desk, Task>>(StringComparer.Ordinal)
    {
        ["imapi drive create --read-offset"] = async desk =>
        {
            await desk.DriveAsync("--read-offset", "667");
            Assert.Equal(667, (int)(await desk.BurnAlbumAsync("--json")).Succeeded().Last["discs"]![0]!["readOffset"]!);
        },
        ["imapi drive create --jitter"] = async desk =>
        {
            await desk.DriveAsync("--jitter", "5");
            (await desk.BurnAlbumAsync("--no-verify")).Succeeded();
            Assert.Equal(ExitCode.Verification, (await desk.RipAlbumAsync()).Code);
        },
        ["imapi drive create --no-sao"] = desk => WriteModeAsync(desk, "sao", "--no-sao"),
        ["imapi drive create --no-raw"] = desk => WriteModeAsync(desk, "raw", "--no-raw"),
        ["imapi drive create --no-cd-text"] = desk => TextAsync(desk, "--no-cd-text"),
        ["imapi drive create --no-text-lead-in"] = desk => TextAsync(desk, "--no-text-lead-in"),
        ["imapi drive create --true-speed"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "dvd+r", "--name", "quick")).Succeeded();
            (await desk.RunAsync("drive", "create", "dvd+r", "--name", "true", "--true-speed")).Succeeded();
            foreach (var (name, takesTime) in new[] { ("quick", false), ("true", true) })
            {
                (await desk.RunAsync("burn", desk["docs"], "--drive", $"virtual:{name}", "--trace", desk[name])).Succeeded();
                Assert.Equal(takesTime, File.ReadLines(desk[name]).Any(line => line.Contains("\"2/04/0", StringComparison.Ordinal)));
            }
        },
        ["imapi drive create --fault"] = async desk =>
        {
            foreach (var wrong in new[] { "", "nothing", "write-error,block=x", "refuse", "check", "write-error,size=3" })
                Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "cd-r80", "--name", "new", $"--fault={wrong}")).Code);
            await desk.DriveAsync("--fault", "write-error,block=400");
            Assert.Contains("3/0C/00", (await desk.BurnAlbumAsync()).Error);
        },
        ["imapi drive create --fault-file"] = async desk =>
        {
            File.WriteAllText(desk["faults"], "# a scratch\n\nmedium-error,block=100+10\n");
            await desk.DriveAsync("--fault-file", desk["faults"]);
            Assert.Contains("3/11/00", (await desk.BurnAlbumAsync()).Error);
            Assert.Equal(ExitCode.Source, (await desk.RunAsync("drive", "create", "cd-r80", "--name", "other", "--fault-file", desk["none"])).Code);
        },
        ["imapi drive create --quirks"] = async desk =>
        {
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "cd-r80", "--name", "new", "--quirks", "none")).Code);
            await desk.DriveAsync("--quirks", "opc-fails", "--quirks", "small-transfers");
            (await desk.BurnAlbumAsync("--trace", desk["trace"])).Succeeded();
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"SendOpcInformation\"", StringComparison.Ordinal) && line.Contains("3/73/03", StringComparison.Ordinal));
        },
        ["imapi drive create --replay"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "dvd+r", "--name", "old")).Succeeded();
            (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:old", "--trace", desk["trace"])).Succeeded();
            File.WriteAllText(desk["trace"], File.ReadAllText(desk["trace"]).Replace(Hex("VIRTUAL RECORDER"), Hex("SOMEBODY'S DRIVE"), StringComparison.Ordinal));
            (await desk.RunAsync("drive", "create", "--name", "new", "--replay", desk["trace"])).Succeeded();
            Assert.Contains("SOMEBODY'S DRIVE", (await desk.RunAsync("drives")).Succeeded().Out);
            Assert.Contains("DVD+R", (await desk.RunAsync("media", "--drive", "virtual:new")).Succeeded().Out);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "--name", "third")).Code);
            Assert.Equal(ExitCode.Source, (await desk.RunAsync("drive", "create", "--name", "third", "--replay", desk["album/1.wav"])).Code);
        },
        ["imapi drive create --audio-fault"] = async desk =>
        {
            foreach (var wrong in new[] { "", "-3", "3x", "3x0", "3+0", "3+1+1", "3x1x1", "99999999999" })
                Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "cd-r80", "--name", "new", $"--audio-fault={wrong}")).Code);
            await desk.DriveAsync("--audio-fault", "100+2", "--audio-fault", "200");
            (await desk.BurnAlbumAsync("--no-verify")).Succeeded();
            Assert.Equal([100, 200], (await desk.RipAlbumAsync("--json")).Last["tracks"]![0]!["doubtful"]!.AsArray().Select(doubt => (int)doubt!["block"]!));
        },
    };

    /// <summary>Makes the drive virtual:new with a blank disc in it, and an album of two tracks of five seconds.</summary>
    public static async Task DriveAsync(this Desk desk, params string[] words)
    {
        desk.Wave("album/1.wav", 5 * 44_100, seed: 1, "One");
        desk.Wave("album/2.wav", 5 * 44_100, seed: 2);
        (await desk.RunAsync(["drive", "create", "cd-r80", "--name", "new", .. words])).Succeeded();
    }

    public static Task<Ran> BurnAlbumAsync(this Desk desk, params string[] words) => desk.RunAsync(["audio", "burn", desk["album"], "--drive", "virtual:new", .. words]);

    public static Task<Ran> RipAlbumAsync(this Desk desk, params string[] words) =>
        desk.RunAsync(["audio", "rip", "--drive", "virtual:new", "-o", desk["out"], "--format", "wav", .. words]);

    /// <summary>A drive has the way of writing, and another has not.</summary>
    private static async Task WriteModeAsync(Desk desk, string mode, string option)
    {
        await desk.DriveAsync(option);
        var refused = await desk.BurnAlbumAsync("--write-mode", mode);
        Assert.Equal(ExitCode.Medium, refused.Code);
        Assert.Contains("cannot be written in the mode", refused.Error);
        (await desk.RunAsync("audio", "burn", desk["album"], "--drive", "virtual:lab", "--write-mode", mode)).Succeeded();
    }

    /// <summary>The disc is without text, and that is said.</summary>
    private static async Task TextAsync(Desk desk, string option)
    {
        await desk.DriveAsync(option);
        Assert.Contains("CD-TEXT", (await desk.BurnAlbumAsync()).Succeeded().Error);
        Assert.DoesNotContain("One", (await desk.RunAsync("media", "--drive", "virtual:new")).Succeeded().Out);
    }

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));
}
