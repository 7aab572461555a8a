namespace OpenImapi.Cli.Tests;

/// <summary>Options of the volume that contradict each other or miss another, and what is told of the file systems.</summary>
public class VolumeOptionTests
{
    [Theory]
    [InlineData("--rock-ridge and --no-rock-ridge contradict each other.", "--rock-ridge", "--no-rock-ridge")]
    [InlineData("--joliet and --no-iso contradict each other.", "--no-iso", "--joliet", "--udf", "2.01")]
    [InlineData("--rock-ridge and --no-iso contradict each other.", "--no-iso", "--rock-ridge", "--udf", "2.01")]
    [InlineData("--iso-level and --no-iso contradict each other.", "--no-iso", "--iso-level", "2", "--udf", "2.01")]
    [InlineData("--no-iso leaves no file system.", "--no-iso")]
    [InlineData("--udf-form is for UDF.", "--udf-form", "virtual")]
    [InlineData("--udf-packet is for sparable volumes.", "--udf", "2.01", "--udf-packet", "16")]
    [InlineData("--hybrid puts tables of a disk behind the volume", "--udf", "2.01", "--udf-form", "virtual", "--hybrid", "gpt")]
    [InlineData("UDF 1.02 is always closed.", "--udf", "1.02", "--udf-form", "virtual")]
    [InlineData("A sparable volume cannot follow UDF 2.50.", "--udf", "2.50", "--udf-form", "sparable")]
    [InlineData("--boot-uefi needs ISO 9660", "--no-iso", "--udf", "2.01", "--boot-uefi", "x")]
    [InlineData("--owner is for file systems that know owners", "--no-rock-ridge", "--owner", "3")]
    [InlineData("--for-everybody is for file systems that know owners", "--no-rock-ridge", "--for-everybody")]
    [InlineData("--boot-info-table is for what a BIOS starts.", "--boot-uefi", "x", "--boot-info-table")]
    [InlineData("--boot-load-sectors is for what a BIOS starts.", "--boot-load-sectors", "4")]
    [InlineData("--udf takes one of 1.02", "--udf", "2.6")]
    [InlineData("--file-mode takes permissions in octal digits", "--rock-ridge", "--file-mode", "888")]
    [InlineData("--folder-mode takes permissions in octal digits", "--rock-ridge", "--folder-mode", "17777")]
    [InlineData("--group takes a whole number from 0 to 4294967294", "--rock-ridge", "--group", "4294967295")]
    [InlineData("--boot-load-sectors takes a whole number from 1 to 65535", "--boot-bios", "x", "--boot-load-sectors", "65536")]
    public async Task What_makes_no_sense_ends_with_2_in_words(string fault, params string[] words)
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        foreach (var verb in (string[][])[["burn"], ["image", "create"]])
        {
            var ran = await desk.RunAsync([.. verb, desk["docs"], "--plan", .. words]);
            Assert.Equal(ExitCode.Usage, ran.Code);
            Assert.Contains(fault, ran.Error);
        }
    }

    [Fact]
    public async Task A_finished_image_takes_no_word_of_file_systems()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        var ran = await desk.RunAsync("image", "create", desk["x.iso"], "-o", desk["y.iso"], "--udf", "2.01", "--follow-links");
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains("--follow-links and --udf cannot change it", string.Join(' ', ran.Error.Split(default(string[]), StringSplitOptions.RemoveEmptyEntries)).Replace("--udf and --follow-links", "--follow-links and --udf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_to_be_started_and_is_nowhere_is_named()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        var ran = await desk.RunAsync("image", "create", desk["docs"], "--plan", "--boot-bios", "nowhere.bin");
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains("nowhere.bin", ran.Error);
    }

    [Fact]
    public async Task Plan_and_result_name_every_file_system()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        string[] words = [desk["docs"], "--json", "--rock-ridge", "--udf", "2.60", "--boot-bios", "a.txt"];
        string[] all = ["iso9660", "rock-ridge", "joliet", "udf 2.60", "el-torito"];
        Assert.Equal(all, Names((await desk.RunAsync(["image", "create", .. words, "--plan"])).Succeeded().Document));
        Assert.Equal(all, Names((await desk.RunAsync(["image", "create", .. words, "-o", desk["x.iso"]])).Succeeded().Last));
        Assert.Equal(all, Names((await desk.RunAsync(["burn", .. words, "--plan"])).Succeeded().Document));
        Assert.Equal(all, Names((await desk.RunAsync(["burn", .. words])).Succeeded().Last["discs"]![0]!));
        Assert.Equal(["udf 1.50"], Names((await desk.RunAsync("image", "create", desk["docs"], "--json", "--plan", "--no-iso", "--udf", "1.50")).Succeeded().Document));
    }

    [Fact]
    public async Task A_name_that_Rock_Ridge_keeps_is_no_rename_to_be_told()
    {
        using var desk = new Desk();
        desk.File("docs/a rather long name with spaces and more than thirty one.txt", "a");
        var ran = (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"], "--no-joliet", "--rock-ridge")).Succeeded();
        Assert.DoesNotContain("is A_RATHER", ran.Out + ran.Error);
        Assert.Contains("A_RATHER", (await desk.RunAsync("image", "create", desk["docs"], "--plan", "--no-joliet", "--rock-ridge")).Succeeded().Out);
    }

    private static IEnumerable<string> Names(System.Text.Json.Nodes.JsonNode document) => document["fileSystems"]!.AsArray().Select(name => (string)name!);
}
