using System.CommandLine;

namespace OpenImapi.Cli.Tests;

/// <summary>Every option of every command stands in its help and does something: the table below shows what.</summary>
public class OptionTests
{
    /// <summary>Every option of every command, named as on the command line.</summary>
    public static TheoryData<string> All =>
        [.. Grammar.Verbs.SelectMany(verb => verb.Options.Select(option => $"{UsageFault.NameOf(verb)} {option.Name}")), .. Globals.Select(option => $"imapi {option.Name}")];

    private static IEnumerable<Option> Globals => [.. Grammar.Root.Globals.All, Grammar.Root.Globals.Version];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_option_does_what_its_help_says(string option)
    {
        Assert.True(Effects.TryGetValue(option, out var effect), $"No test shows that '{option}' does something.");
        using var desk = new Desk();
        desk.File("docs/Letter.txt", "a letter");
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("drive", "create", "cd-rw80", "--name", "lab")).Succeeded();
        await effect(desk);
    }

    [Fact]
    public void The_table_names_only_what_there_is() => Assert.Empty(Effects.Keys.Except(All.Select(row => row.Data), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_option_stands_in_the_help(string option)
    {
        using var desk = new Desk();
        var words = option.Split(' ');
        Assert.Contains(words[^1], (await desk.RunAsync([.. words[1..^1], "--help"])).Out);
    }

    private static Dictionary<string, Func<Desk, Task>> Effects => new(
        Own.Concat(AudioEffects.All).Concat(DriveEffects.All).Concat(ServeEffects.All).Concat(VolumeEffects.All).Concat(AppendEffects.All).Concat(ReadEffects.All).Concat(NameEffects.All)
            .Concat(SourceEffects.All).Concat(DiskEffects.All).Concat(DiscEffects.All).Concat(BdEffects.All).Concat(CopyEffects.All), StringComparer.Ordinal);

    private static readonly Dictionary<string, Func<Desk, Task>> Own = new(StringComparer.Ordinal)
    {
        ["imapi --json"] = async desk => Assert.NotNull((await desk.RunAsync("drives", "--json")).Document["drives"]),
        ["imapi --quiet"] = async desk => Assert.Empty((await desk.RunAsync("burn", desk["docs"], "--quiet")).Succeeded().Out),
        ["imapi --verbose"] = async desk => Assert.Contains("OPENIMAPI_E_NO_PATH", (await desk.RunAsync("burn", desk["none"], "--verbose")).Error),
        ["imapi --strict"] = desk => DifferAsync(desk, ExitCode.Success, ExitCode.Source, ["image", "create", desk["docs"], "--no-rock-ridge", "--no-joliet", "--plan"], "--strict"),
        ["imapi --trace"] = async desk =>
        {
            (await desk.RunAsync("media", "--trace", desk["trace"])).Succeeded();
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"drive\":\"virtual:lab\",\"command\":\"ReadDiscInformation\",\"cdb\":\"51", StringComparison.Ordinal));
        },
        ["imapi --help"] = async desk => Assert.Contains("Commands:", (await desk.RunAsync("--help")).Succeeded().Out),
        ["imapi --version"] = async desk => Assert.StartsWith("imapi ", (await desk.RunAsync("--version")).Succeeded().Out),

        ["imapi burn --label"] = async desk => Assert.Equal("PHOTOS", await LabelAsync(desk, "--label", "PHOTOS")),
        ["imapi burn --iso-level"] = async desk => Assert.Contains("/LONG_NAM.TXT", await IsoNamesAsync(desk, "--iso-level", "1")),
        ["imapi burn --joliet"] = async desk => Assert.Contains("joliet", await FileSystemsAsync(desk, "--joliet")),
        ["imapi burn --no-joliet"] = async desk => Assert.DoesNotContain("joliet", await FileSystemsAsync(desk, "--no-joliet")),
        ["imapi burn --as-file"] = async desk => Assert.Contains("/x.iso", await BurnedAsync(desk, desk["x.iso"], "--as-file")),
        ["imapi burn --plan"] = async desk =>
        {
            Assert.Contains("system area", (await desk.RunAsync("burn", desk["docs"], "--plan")).Succeeded().Out);
            Assert.Equal("blank", await StatusAsync(desk));
        },
        ["imapi burn --size"] = desk => DifferAsync(desk, ExitCode.Usage, ExitCode.Source, ["burn", "-"], "--size", "1M"),
        ["imapi burn --drive"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", "two")).Succeeded();
            var discs = (await desk.RunAsync("burn", desk["docs"], "-d", "virtual:lab", "--drive", "two", "--json")).Succeeded().Last["discs"]!.AsArray();
            Assert.Equal(["virtual:lab", "virtual:two"], discs.Select(disc => (string?)disc!["drive"]));
        },
        ["imapi burn --copies"] = desk => DifferAsync(desk, ExitCode.Success, ExitCode.Usage, ["burn", desk["docs"]], "--copies", "2"),
        ["imapi burn --speed"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"], "--speed", "4", "--trace", desk["trace"])).Succeeded();
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"cdb\":\"BB00FFFF02C2", StringComparison.Ordinal));
        },
        ["imapi burn --simulate"] = async desk =>
        {
            Assert.True((bool)(await desk.RunAsync("burn", desk["docs"], "--simulate", "--json")).Succeeded().Last["discs"]![0]!["simulated"]!);
            Assert.Equal("blank", await StatusAsync(desk));
        },
        ["imapi burn --no-verify"] = async desk =>
            Assert.False((bool)(await desk.RunAsync("burn", desk["docs"], "--no-verify", "--json")).Succeeded().Last["discs"]![0]!["verified"]!),
        ["imapi burn --eject"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"], "--eject")).Succeeded();
            Assert.True((bool)(await desk.RunAsync("drive", "list", "--json")).Document["drives"]![0]!["trayOpen"]!);
        },
        ["imapi burn --append"] = desk => DifferAsync(desk, ExitCode.Medium, ExitCode.Success, ["burn", desk["docs"], "--append"], before: ["burn", desk["docs"]]),
        ["imapi burn --erase"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"], "--close")).Succeeded();
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("burn", desk["docs"], "--erase")).Code);
            (await desk.RunAsync(new TestConsole(answers: "y\n", isTerminal: true), default, "burn", desk["docs"], "--erase")).Succeeded();
        },
        ["imapi burn --yes"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"], "--close")).Succeeded();
            (await desk.RunAsync("burn", desk["docs"], "--erase", "--yes")).Succeeded();
        },
        ["imapi burn --close"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"], "--close")).Succeeded();
            Assert.Equal("complete", await StatusAsync(desk));
        },
        ["imapi burn --write-mode"] = desk => DifferAsync(desk, ExitCode.Success, ExitCode.Medium, ["burn", desk["docs"]], "--write-mode", "incremental"),

        ["imapi image create --label"] = async desk => Assert.Equal("PHOTOS", (string?)(await CreatedAsync(desk, "--label", "PHOTOS"))["label"]),
        ["imapi image create --iso-level"] = async desk =>
        {
            desk.File("docs/a long name.txt", "x");
            await CreatedAsync(desk, "--iso-level", "1");
            Assert.Contains("A_LONG_N.TXT", (await desk.RunAsync("image", "ls", desk["y.iso"], "--as", "iso")).Succeeded().Out);
        },
        ["imapi image create --joliet"] = async desk => Assert.Contains("joliet", Texts((await CreatedAsync(desk, "--joliet"))["fileSystems"])),
        ["imapi image create --no-joliet"] = async desk => Assert.DoesNotContain("joliet", Texts((await CreatedAsync(desk, "--no-joliet"))["fileSystems"])),
        ["imapi image create --as-file"] = async desk =>
        {
            (await desk.RunAsync("image", "create", desk["x.iso"], "--as-file", "-o", desk["y.iso"])).Succeeded();
            Assert.Contains("x.iso", (await desk.RunAsync("image", "ls", desk["y.iso"])).Succeeded().Out);
        },
        ["imapi image create --plan"] = async desk =>
        {
            Assert.Contains("LETTER.TXT", (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["y.iso"], "--plan")).Succeeded().Out);
            Assert.False(File.Exists(desk["y.iso"]));
        },
        ["imapi image create --output"] = async desk => Assert.NotNull(await CreatedAsync(desk)),
        ["imapi image create --force"] = desk => DifferAsync(desk, ExitCode.Failure, ExitCode.Success, ["image", "create", desk["docs"], "-o", desk["x.iso"]], "--force"),

        ["imapi doctor --drive"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", "two")).Succeeded();
            var found = (await desk.RunAsync("doctor", "--drive", "two", "--json")).Succeeded().Document["diagnoses"]!.AsArray().Select(row => (string?)row!["subject"]).ToList();
            Assert.Contains("virtual:two", found);
            Assert.DoesNotContain("virtual:lab", found);
            var nobody = await desk.RunAsync("doctor", "--drive", "iscsi://127.0.0.1:1/iqn.2000-01.lab:none/1");
            Assert.Equal(ExitCode.Failure, nobody.Code);
            Assert.Contains("cannot be reached", nobody.Out);
        },
        ["imapi media --drive"] = desk => DriveAsync(desk, ExitCode.Success, "media"),
        ["imapi erase --drive"] = desk => DriveAsync(desk, ExitCode.Success, "erase"),
        ["imapi close --drive"] = desk => DriveAsync(desk, ExitCode.Medium, "close"),
        ["imapi eject --drive"] = desk => DriveAsync(desk, ExitCode.Success, "eject"),
        ["imapi load --drive"] = desk => DriveAsync(desk, ExitCode.Success, "load"),
        ["imapi erase --full"] = async desk =>
        {
            (await desk.RunAsync("erase", "--full", "--trace", desk["trace"])).Succeeded();
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"cdb\":\"A110", StringComparison.Ordinal));
        },
        ["imapi format --drive"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd-rw")).Succeeded();
            await DriveAsync(desk, ExitCode.Success, "format");
        },
        ["imapi format --full"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd-rw")).Succeeded();
            (await desk.RunAsync("format", "--full")).Succeeded();
            Assert.Contains("2,297,888", (await desk.RunAsync("media")).Succeeded().Out);
        },
        ["imapi format --for"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd-rw")).Succeeded();
            (await desk.RunAsync("format", "--for", "sequential", "--trace", desk["trace"])).Succeeded();
            Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"cdb\":\"A111", StringComparison.Ordinal));
        },
        ["imapi close --final"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd+r")).Succeeded();
            (await desk.RunAsync("burn", desk["docs"])).Succeeded();
            await DifferAsync(desk, ExitCode.Medium, ExitCode.Success, ["close"], "--final");
            Assert.Equal("complete", await StatusAsync(desk));
        },

        ["imapi drive create --name"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "bd-r25", "--name", "new")).Succeeded();
            Assert.Contains("virtual:new", (await desk.RunAsync("drives")).Succeeded().Out);
        },
        ["imapi drive export --output"] = async desk => Assert.Contains("Letter.txt", await ExportedAsync(desk)),
        ["imapi drive export --force"] = async desk =>
        {
            await ExportedAsync(desk);
            await DifferAsync(desk, ExitCode.Failure, ExitCode.Success, ["drive", "export", "lab", "-o", desk["disc.iso"]], "--force");
        },
        ["imapi drive export --session"] = async desk =>
        {
            desk.File("more/b.txt", "b");
            (await desk.RunAsync("burn", desk["docs"])).Succeeded();
            (await desk.RunAsync("burn", desk["more"])).Succeeded();
            Assert.DoesNotContain("b.txt", await ExportAsync(desk, "first.iso"));
            Assert.Contains("b.txt", await ExportAsync(desk, "last.iso", "--session", "last"));
        },
    };

    /// <summary>Runs a command line without and with some more words, and expects two exit codes.</summary>
    private static Task DifferAsync(Desk desk, ExitCode without, ExitCode with, string[] line, params string[] words) => DifferAsync(desk, without, with, line, words, null);

    private static async Task DifferAsync(Desk desk, ExitCode without, ExitCode with, string[] line, string[]? words = null, string? wanted = null, string[]? before = null)
    {
        Assert.Equal(without, (await desk.RunAsync(line)).Code);
        if (before is not null)
            (await desk.RunAsync(before)).Succeeded();
        Assert.Equal(with, (await desk.RunAsync([.. wanted is null ? line : [.. line[..^1], wanted], .. words ?? []])).Code);
    }

    /// <summary>A command that takes a drive works with the one there is, and not with one there is not.</summary>
    private static async Task DriveAsync(Desk desk, ExitCode expected, string command)
    {
        Assert.Equal(expected, (await desk.RunAsync(command, "--drive", "virtual:lab")).Code);
        Assert.Equal(ExitCode.Drive, (await desk.RunAsync(command, "--drive", "virtual:other")).Code);
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> CreatedAsync(Desk desk, params string[] words)
    {
        (await desk.RunAsync(["image", "create", desk["docs"], "-o", desk["y.iso"], .. words])).Succeeded();
        return (await desk.RunAsync("image", "info", desk["y.iso"], "--json")).Succeeded().Document;
    }

    private static async Task<string> BurnedAsync(Desk desk, params string[] words)
    {
        (await desk.RunAsync(["burn", .. words])).Succeeded();
        return (await desk.RunAsync("image", "tree", "virtual:lab", "--json")).Succeeded().Out;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> BurnedInfoAsync(Desk desk, params string[] words)
    {
        await BurnedAsync(desk, [desk["docs"], .. words]);
        return (await desk.RunAsync("image", "info", "virtual:lab", "--json")).Succeeded().Document;
    }

    private static async Task<string?> LabelAsync(Desk desk, params string[] words) => (string?)(await BurnedInfoAsync(desk, words))["label"];

    private static async Task<string[]> FileSystemsAsync(Desk desk, params string[] words) => Texts((await BurnedInfoAsync(desk, words))["fileSystems"]);

    private static async Task<string> IsoNamesAsync(Desk desk, params string[] words)
    {
        desk.File("docs/long name.txt", "x");
        await BurnedAsync(desk, [desk["docs"], .. words]);
        return (await desk.RunAsync("image", "tree", "virtual:lab", "--as", "iso", "--json")).Succeeded().Out;
    }

    private static async Task<string> ExportedAsync(Desk desk)
    {
        (await desk.RunAsync("burn", desk["docs"])).Succeeded();
        return await ExportAsync(desk, "disc.iso");
    }

    private static async Task<string> ExportAsync(Desk desk, string file, params string[] words)
    {
        (await desk.RunAsync(["drive", "export", "lab", "-o", desk[file], .. words])).Succeeded();
        return (await desk.RunAsync("image", "ls", desk[file], "--session", "@0")).Succeeded().Out;
    }

    private static async Task<string?> StatusAsync(Desk desk) => (string?)(await desk.RunAsync("media", "-d", "lab", "--json")).Succeeded().Document["medium"]!["status"];

    private static string[] Texts(System.Text.Json.Nodes.JsonNode? list) => [.. list!.AsArray().Select(each => (string)each!)];
}
