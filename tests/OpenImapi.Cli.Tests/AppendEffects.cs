using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>What options do that are of additions alone, or that need no image to be seen.</summary>
internal static class AppendEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static Dictionary<string, Func<Desk, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["imapi image append --label"] = async desk =>
        {
            Assert.Equal("DISC", (string?)(await AppendedAsync(desk))["label"]);
            Assert.Equal("PHOTOS", (string?)(await AppendedAsync(desk, "--label", "PHOTOS"))["label"]);
            Assert.Equal("PHOTOS", (string?)(await AppendedAsync(desk))["label"]);
        },
        ["imapi image append --iso-level"] = async desk =>
        {
            desk.File("more/long name.txt", "x");
            await AppendedAsync(desk, "--iso-level", "1");
            Assert.Contains("LONG_NAM.TXT", (await desk.RunAsync("image", "tree", desk["x.iso"], "--as", "iso")).Succeeded().Out);
        },
        ["imapi image append --joliet"] = async desk =>
        {
            (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"], "--force", "--no-joliet")).Succeeded();
            Assert.DoesNotContain("joliet", FileSystems(await AppendedAsync(desk)));
            Assert.Contains("joliet", FileSystems(await AppendedAsync(desk, "--joliet")));
        },
        ["imapi image append --no-joliet"] = async desk =>
        {
            Assert.Contains("joliet", FileSystems(await AppendedAsync(desk)));
            Assert.DoesNotContain("joliet", FileSystems(await AppendedAsync(desk, "--no-joliet")));
        },
        ["imapi image append --plan"] = async desk =>
        {
            desk.File("more/new.txt", "new");
            var before = File.ReadAllBytes(desk["x.iso"]);
            Assert.Contains("new.txt", (await desk.RunAsync("image", "append", desk["x.iso"], desk["more"], "--plan")).Succeeded().Out, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(desk["x.iso"]));
        },
        ["imapi image append --remove"] = async desk =>
        {
            await AppendedAsync(desk, "--remove", "Letter.txt");
            Assert.Equal(["/new.txt"], await PathsAsync(desk, desk["x.iso"]));
            Assert.Equal(ExitCode.Source, (await desk.RunAsync("image", "append", desk["x.iso"], "--remove", "Letter.txt")).Code);
            (await desk.RunAsync("image", "append", desk["x.iso"], "--remove", "new.txt")).Succeeded();
            Assert.Empty(await PathsAsync(desk, desk["x.iso"]));
        },
        ["imapi burn --remove"] = async desk =>
        {
            (await desk.RunAsync("burn", desk["docs"])).Succeeded();
            (await desk.RunAsync("burn", desk.File("new.txt", "new"), "--remove", "Letter.txt")).Succeeded();
            Assert.Equal(["/new.txt"], await PathsAsync(desk, "virtual:lab"));
        },
    };

    /// <summary>Adds a file to the image x.iso and returns the result.</summary>
    private static async Task<JsonNode> AppendedAsync(Desk desk, params string[] words)
    {
        desk.File("more/new.txt", "new");
        return (await desk.RunAsync(["image", "append", desk["x.iso"], desk["more"], "--json", .. words])).Succeeded().Last;
    }

    private static IEnumerable<string> FileSystems(JsonNode result) => result["fileSystems"]!.AsArray().Select(name => (string)name!);

    private static async Task<IEnumerable<string>> PathsAsync(Desk desk, string image) =>
        (await desk.RunAsync("image", "tree", image, "--json")).Succeeded().Document["entries"]!.AsArray().Select(entry => (string)entry!["path"]!);
}
