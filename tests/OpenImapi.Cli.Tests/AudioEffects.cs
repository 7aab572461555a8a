using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of the audio commands does.</summary>
internal static class AudioEffects
{
    private const int Second = 44_100;

    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All =>
    [
        .. Shaping("burn"), .. Shaping("image"), .. Burning, .. Imaging, .. Ripping, .. Looking,
    ];

    private static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> Shaping(string verb) => new Dictionary<string, Func<Desk, Task>>(StringComparer.Ordinal)
    {
        ["--gap"] = async desk => Assert.Equal(150, (int)(await PlanAsync(desk, verb, "--gap", "2s"))["tracks"]![1]!["pregapBlocks"]!),
        ["--level"] = async desk =>
        {
            desk.Wave("loud.wav", 5 * Second, gain: "-6.00 dB");
            var ran = await desk.RunAsync(["audio", verb, desk["loud.wav"], "--level", "track", .. verb == "image" ? ["-o", desk["a.cue"]] : Array.Empty<string>()]);
            Assert.Contains("-6.0 dB, by its ReplayGain.", ran.Succeeded().Out);
        },
        ["--no-cd-text"] = async desk =>
        {
            Assert.True((int)(await PlanAsync(desk, verb))["cdTextPacks"]! > 0);
            Assert.Equal(0, (int)(await PlanAsync(desk, verb, "--no-cd-text"))["cdTextPacks"]!);
        },
        ["--title"] = async desk => Assert.Equal("Best of", (string?)(await PlanAsync(desk, verb, "--title", "Best of"))["title"]),
        ["--performer"] = async desk => Assert.Equal("Us", (string?)(await PlanAsync(desk, verb, "--performer", "Us"))["performer"]),
        ["--catalog"] = async desk => Assert.Equal("0724354526428", (string?)(await PlanAsync(desk, verb, "--catalog", "724354526428"))["catalog"]),
        ["--mixed"] = async desk => Assert.Equal("mode1", (string?)(await PlanAsync(desk, verb, "--mixed", desk["docs"]))["tracks"]![0]!["form"]),
        ["--encoding"] = async desk =>
        {
            desk.Wave("s.wav", 5 * Second);
            desk.File("s.cue", [.. "TITLE \""u8, 0x83, 0x65, .. "\"\nFILE s.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8]);
            Assert.Equal("\u30C6", (string?)(await PlanOfAsync(desk, verb, desk["s.cue"], "--encoding", "shift_jis"))["title"]);
            Assert.Equal("\u0192e", (string?)(await PlanOfAsync(desk, verb, desk["s.cue"], "--encoding", "windows-1252"))["title"]);
        },
        ["--allow-short"] = async desk =>
        {
            desk.Wave("short.wav", 2 * Second);
            Assert.Equal(ExitCode.Source, (await desk.RunAsync("audio", verb, desk["short.wav"], "--plan")).Code);
            (await desk.RunAsync("audio", verb, desk["short.wav"], "--plan", "--allow-short")).Succeeded();
        },
        ["--plan"] = async desk => Assert.Equal(2, (await PlanAsync(desk, verb))["tracks"]!.AsArray().Count),
    }.Select(each => KeyValuePair.Create($"imapi audio {verb} {each.Key}", each.Value));

    private static Dictionary<string, Func<Desk, Task>> Burning => new(StringComparer.Ordinal)
    {
        ["imapi audio burn --drive"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", "two")).Succeeded();
            Assert.Equal("virtual:two", (string?)(await BurnedAsync(desk, "--drive", "two"))["drive"]);
        },
        ["imapi audio burn --copies"] = async desk => Assert.Equal(ExitCode.Usage, (await desk.RunAsync("audio", "burn", Album(desk), "--copies", "2")).Code),
        ["imapi audio burn --speed"] = async desk =>
        {
            await BurnedAsync(desk, "--speed", "4", "--trace", desk["trace"]);
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"cdb\":\"BB00FFFF02C2", StringComparison.Ordinal));
        },
        ["imapi audio burn --simulate"] = async desk =>
        {
            Assert.True((bool)(await BurnedAsync(desk, "--simulate"))["simulated"]!);
            Assert.Equal("blank", await StatusAsync(desk));
        },
        ["imapi audio burn --no-verify"] = async desk => Assert.False((bool)(await BurnedAsync(desk, "--no-verify"))["verified"]!),
        ["imapi audio burn --eject"] = async desk =>
        {
            await BurnedAsync(desk, "--eject");
            Assert.True((bool)(await desk.RunAsync("drive", "list", "--json")).Document["drives"]![0]!["trayOpen"]!);
        },
        ["imapi audio burn --erase"] = async desk =>
        {
            await BurnedAsync(desk);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("audio", "burn", Album(desk), "--erase")).Code);
            var console = new TestConsole(answers: "y\n", isTerminal: true);
            (await desk.RunAsync(console, default, "audio", "burn", Album(desk), "--erase")).Succeeded();
            Assert.Single(console.ErrorText.Split("Erase all")[1..]);
        },
        ["imapi audio burn --yes"] = async desk =>
        {
            await BurnedAsync(desk);
            await BurnedAsync(desk, "--erase", "--yes");
        },
        ["imapi audio burn --data"] = async desk =>
        {
            Assert.Equal(2, (await desk.RunAsync("audio", "burn", Album(desk), "--data", desk["docs"], "--json")).Succeeded().Last["discs"]!.AsArray().Count);
            Assert.Equal("complete", await StatusAsync(desk));
        },
        ["imapi audio burn --leave-open"] = async desk =>
        {
            await BurnedAsync(desk, "--leave-open");
            Assert.Equal("appendable", await StatusAsync(desk));
        },
        ["imapi audio burn --write-mode"] = async desk =>
        {
            await BurnedAsync(desk, "--write-mode", "tao", "--gap", "2s", "--no-cd-text", "--trace", desk["trace"]);
            Assert.DoesNotContain(File.ReadLines(desk["trace"]), line => line.Contains(" SendCueSheet ", StringComparison.Ordinal));
        },
        ["imapi audio burn --write-offset"] = async desk => Assert.Equal(-30, (int)(await BurnedAsync(desk, "--write-offset", "30"))["readOffset"]!),
        ["imapi audio burn --read-offset"] = async desk => Assert.Equal(ExitCode.Verification, (await desk.RunAsync("audio", "burn", Album(desk), "--read-offset", "12")).Code),
        ["imapi audio burn --overburn"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "cd-r80")).Succeeded();
            desk.SilentWave("long.wav", 359_850L * 588);
            var refused = await desk.RunAsync("audio", "burn", desk["long.wav"]);
            var tried = await desk.RunAsync("audio", "burn", desk["long.wav"], "--overburn");
            Assert.Equal(ExitCode.Medium, refused.Code);
            Assert.NotEqual(refused.Error, tried.Error);
        },
    };

    private static Dictionary<string, Func<Desk, Task>> Imaging => new(StringComparer.Ordinal)
    {
        ["imapi audio image --output"] = async desk =>
        {
            (await desk.RunAsync("audio", "image", Album(desk), "-o", desk["a.toc"])).Succeeded();
            Assert.StartsWith("CD_DA", await File.ReadAllTextAsync(desk["a.toc"]));
        },
        ["imapi audio image --force"] = async desk =>
        {
            string[] line = ["audio", "image", Album(desk), "-o", desk["a.cue"]];
            (await desk.RunAsync(line)).Succeeded();
            Assert.Equal(ExitCode.Failure, (await desk.RunAsync(line)).Code);
            (await desk.RunAsync([.. line, "--force"])).Succeeded();
        },
    };

    private static Dictionary<string, Func<Desk, Task>> Ripping => new(StringComparer.Ordinal)
    {
        ["imapi audio rip --drive"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", "two")).Succeeded();
            Assert.Contains("virtual:two", (await desk.RunAsync("audio", "rip", "--drive", "two")).Error);
        },
        ["imapi audio rip --output"] = async desk =>
        {
            await RippedAsync(desk);
            Assert.True(File.Exists(Path.Combine(desk["out"], "01.wav")));
        },
        ["imapi audio rip --format"] = async desk => Assert.EndsWith(".wav", (string?)(await RippedAsync(desk))["files"]![0]),
        ["imapi audio rip --tracks"] = async desk => Assert.Equal([2], (await RippedAsync(desk, "--tracks", "2"))["tracks"]!.AsArray().Select(track => (int)track!["track"]!)),
        ["imapi audio rip --single"] = async desk => Assert.Single((await RippedAsync(desk, "--single"))["files"]!.AsArray(), file => ((string?)file)!.EndsWith(".wav", StringComparison.Ordinal)),
        ["imapi audio rip --read-offset"] = async desk =>
            Assert.NotEqual((string?)(await RippedAsync(desk))["tracks"]![0]!["crc32"], (string?)(await RippedAsync(desk, "--read-offset", "6", "--force"))["tracks"]![0]!["crc32"]),
        ["imapi audio rip --attempts"] = async desk => Assert.Equal(ExitCode.Usage, (await desk.RunAsync("audio", "rip", "--attempts", "1")).Code),
        ["imapi audio rip --force"] = async desk =>
        {
            await RippedAsync(desk);
            Assert.Equal(ExitCode.Failure, (await desk.RunAsync("audio", "rip", "-o", desk["out"], "--format", "wav")).Code);
            await RippedAsync(desk, "--force");
        },
    };

    private static Dictionary<string, Func<Desk, Task>> Looking => new(StringComparer.Ordinal)
    {
        ["imapi media --gaps"] = async desk =>
        {
            await BurnedAsync(desk, "--gap", "2s");
            Assert.Equal(0, (int)(await desk.RunAsync("media", "--json")).Document["audio"]!["tracks"]![1]!["pregapBlocks"]!);
            Assert.Equal(150, (int)(await desk.RunAsync("media", "--gaps", "--json")).Document["audio"]!["tracks"]![1]!["pregapBlocks"]!);
        },
    };

    /// <summary>A folder with two tracks of five seconds, the first of which has a title.</summary>
    private static string Album(Desk desk)
    {
        desk.Wave("album/1.wav", 5 * Second, seed: 1, "One");
        desk.Wave("album/2.wav", 5 * Second, seed: 2);
        return desk["album"];
    }

    private static Task<JsonNode> PlanAsync(Desk desk, string verb, params string[] words) => PlanOfAsync(desk, verb, Album(desk), words);

    private static async Task<JsonNode> PlanOfAsync(Desk desk, string verb, string path, params string[] words) =>
        (await desk.RunAsync(["audio", verb, path, "--plan", "--json", .. words])).Succeeded().Document;

    private static async Task<JsonNode> BurnedAsync(Desk desk, params string[] words) =>
        (await desk.RunAsync(["audio", "burn", Album(desk), "--json", .. words])).Succeeded().Last["discs"]![0]!;

    private static async Task<JsonNode> RippedAsync(Desk desk, params string[] words)
    {
        if (await StatusAsync(desk) == "blank")
            await BurnedAsync(desk, "--no-cd-text");
        return (await desk.RunAsync(["audio", "rip", "-o", desk["out"], "--format", "wav", "--json", .. words])).Succeeded().Last;
    }

    private static async Task<string?> StatusAsync(Desk desk) => (string?)(await desk.RunAsync("media", "--json")).Document["medium"]!["status"];
}
