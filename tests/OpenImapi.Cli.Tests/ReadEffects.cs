using OpenImapi.Mastering;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of the commands that read an image does.</summary>
internal static class ReadEffects
{
    /// <summary>By the option's name on the command line. The image x.iso was made of the folder docs, which holds the file Letter.txt.</summary>
    public static IReadOnlyDictionary<string, Func<Desk, Task>> All { get; } = new Dictionary<string, Func<Desk, Task>>(StringComparer.Ordinal)
    {
        ["imapi image ls --as"] = desk => NamesAsync(desk, "ls"),
        ["imapi image tree --as"] = desk => NamesAsync(desk, "tree"),
        ["imapi image cat --as"] = async desk =>
        {
            await MakeAsync(desk);
            (await desk.RunAsync("image", "cat", desk["all.iso"], "/LETTER.TXT", "--as", "iso")).Succeeded();
            Assert.Equal(ExitCode.Source, (await desk.RunAsync("image", "cat", desk["all.iso"], "/LETTER.TXT", "--as", "udf")).Code);
        },
        ["imapi image extract --as"] = async desk =>
        {
            (await desk.RunAsync("image", "extract", desk["x.iso"], "-o", desk["out"], "--as", "iso")).Succeeded();
            Assert.True(File.Exists(desk["out/LETTER.TXT"]));
        },
        ["imapi image info --as"] = async desk =>
            Assert.Equal("iso9660", (string?)(await desk.RunAsync("image", "info", desk["x.iso"], "--as", "iso", "--json")).Succeeded().Document["tree"]),
        ["imapi image ls --long"] = async desk =>
        {
            await MakeAsync(desk, "--file-mode", "0640", "--owner", "70");
            var line = (await desk.RunAsync("image", "ls", "-l", desk["all.iso"])).Succeeded().Lines.Single(text => text.Contains("Letter.txt", StringComparison.Ordinal));
            Assert.Equal(["-rw-r-----", "1", "70"], line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
            Assert.DoesNotContain("-rw-r-----", (await desk.RunAsync("image", "ls", desk["all.iso"])).Succeeded().Out);
        },
        ["imapi image ls --session"] = desk => SessionAsync(desk, "ls"),
        ["imapi image tree --session"] = desk => SessionAsync(desk, "tree"),
        ["imapi image info --session"] = desk => SessionAsync(desk, "info"),
        ["imapi image verify --session"] = desk => SessionAsync(desk, "verify"),
        ["imapi image explain --session"] = desk => SessionAsync(desk, "explain"),
        ["imapi image cat --session"] = desk => SessionAsync(desk, "cat", "/Letter.txt"),
        ["imapi image extract --session"] = desk => SessionAsync(desk, "extract", "-o", desk["out"], "--overwrite"),
        ["imapi image extract --output"] = async desk =>
        {
            (await desk.RunAsync("image", "extract", desk["x.iso"], "-o", desk["out"])).Succeeded();
            Assert.Equal("a letter", File.ReadAllText(desk["out/Letter.txt"]));
        },
        ["imapi image extract --overwrite"] = async desk =>
        {
            File.WriteAllText(desk["docs/Letter.txt"], "changed");
            Assert.Equal(ExitCode.Failure, (await desk.RunAsync("image", "extract", desk["x.iso"], "-o", desk["docs"])).Code);
            Assert.Equal("changed", File.ReadAllText(desk["docs/Letter.txt"]));
            (await desk.RunAsync("image", "extract", desk["x.iso"], "-o", desk["docs"], "--overwrite")).Succeeded();
            Assert.Equal("a letter", File.ReadAllText(desk["docs/Letter.txt"]));
        },
        ["imapi image extract --owners"] = async desk =>
        {
            await MakeAsync(desk, "--owner", "70", "--group", "71");
            var ran = await desk.RunAsync("image", "extract", desk["all.iso"], "-o", desk["out"], "--owners");
            if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            {
                Assert.Equal(ExitCode.Usage, ran.Code);
                return;
            }

            var again = new SourceTree();
            again.AddFromDisk(again.Root, ran.Succeeded().Code == ExitCode.Success ? desk["out"] : "");
            Assert.Equal((70u, 71u), (again[again.Find("Letter.txt")!.Value].Rights!.Value.UserId, again[again.Find("Letter.txt")!.Value].Rights!.Value.GroupId));
        },
        ["imapi image extract --special-bits"] = async desk =>
        {
            await MakeAsync(desk, "--file-mode", "4755");
            (await desk.RunAsync("image", "extract", desk["all.iso"], "-o", desk["without"])).Succeeded();
            (await desk.RunAsync("image", "extract", desk["all.iso"], "-o", desk["with"], "--special-bits")).Succeeded();
            if (!OperatingSystem.IsWindows())
                Assert.Equal((false, true), (HasSetUser(desk["without/Letter.txt"]), HasSetUser(desk["with/Letter.txt"])));
        },
        ["imapi image extract --devices"] = async desk =>
        {
            var tree = new SourceTree();
            tree.AddPipe(tree.Root, "pipe"u8);
            await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { RockRidge = true }), desk["pipe.iso"], cancellation: TestContext.Current.CancellationToken);
            var without = (await desk.RunAsync("image", "extract", desk["pipe.iso"], "-o", desk["without"])).Succeeded();
            Assert.Contains("/pipe is left out", without.Error);
            var with = await desk.RunAsync("image", "extract", desk["pipe.iso"], "-o", desk["with"], "--devices");
            Assert.Equal(OperatingSystem.IsLinux(), with.Code == ExitCode.Success);
            Assert.Equal(OperatingSystem.IsLinux(), Path.Exists(desk["with/pipe"]));
        },
        ["imapi image verify --against"] = async desk =>
        {
            (await desk.RunAsync("image", "verify", desk["x.iso"], "--against", desk["docs"])).Succeeded();
            Assert.Equal(ExitCode.Medium, (await desk.RunAsync("image", "verify", desk["x.iso"], "--against", "virtual:lab")).Code);
            File.AppendAllText(desk["docs/Letter.txt"], "!");
            var ran = await desk.RunAsync("image", "verify", desk["x.iso"], "--against", desk["docs"]);
            Assert.Equal(ExitCode.Verification, ran.Code);
            Assert.Contains("/Letter.txt has 8 bytes in the image and 9 in the folder.", ran.Out);
        },
        ["imapi image explain --block"] = async desk =>
            Assert.Contains("volume identifier", (await desk.RunAsync("image", "explain", desk["x.iso"], "--block", "16")).Succeeded().Out),
    };

    private static bool HasSetUser(string path) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.SetUser);

    /// <summary>An image of docs with every tree there is.</summary>
    private static async Task MakeAsync(Desk desk, params string[] words) =>
        (await desk.RunAsync(["image", "create", desk["docs"], "-o", desk["all.iso"], "--rock-ridge", "--udf", "2.01", .. words])).Succeeded();

    private static async Task NamesAsync(Desk desk, string command)
    {
        await MakeAsync(desk);
        foreach (var (word, name) in new[] { ("iso", "LETTER.TXT"), ("joliet", "Letter.txt"), ("rock-ridge", "Letter.txt"), ("udf", "Letter.txt") })
            Assert.Contains(name, (await desk.RunAsync("image", command, desk["all.iso"], "--as", word)).Succeeded().Out);
        var none = await desk.RunAsync("image", command, desk["x.iso"], "--as", "udf");
        Assert.Equal(ExitCode.Source, none.Code);
        Assert.Contains("has no UDF tree", none.Error);
    }

    /// <summary>The image has one session, the first and last, at block 0; there is none at block 1.</summary>
    private static async Task SessionAsync(Desk desk, string command, params string[] more)
    {
        foreach (var session in (string[])["1", "last", "@0"])
            (await desk.RunAsync(["image", command, desk["x.iso"], .. more, "--session", session])).Succeeded();
        foreach (var session in (string[])["2", "@1"])
            Assert.Equal(ExitCode.Source, (await desk.RunAsync(["image", command, desk["x.iso"], .. more, "--session", session])).Code);
        Assert.Equal(ExitCode.Usage, (await desk.RunAsync(["image", command, desk["x.iso"], .. more, "--session", "0"])).Code);
        if (command is "ls" or "tree" or "extract" or "verify")
            (await desk.RunAsync(["image", command, desk["x.iso"], .. more, "--session", "all"])).Succeeded();
        else
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync(["image", command, desk["x.iso"], .. more, "--session", "all"])).Code);
    }
}
