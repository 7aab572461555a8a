using System.Text;
using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>The built program, interrupted and killed.</summary>
public class ProcessTests
{
    private const int KilledBySignal = 128;

    /// <summary>Bytes that a burn gets before it has to wait.</summary>
    private const int Fed = 100 << 20;

    [Fact]
    public async Task Exit_codes_reach_the_caller()
    {
        using var desk = new Desk();
        using var good = ImapiProcess.Start(desk, null, "--version");
        Assert.Equal(0, (await good.EndAsync()).Code);
        using var bad = ImapiProcess.Start(desk, null, "image", "ls", "none.iso");
        var (code, _, error) = await bad.EndAsync();
        Assert.Equal(3, code);
        Assert.StartsWith("imapi: There is no image file and no drive 'none.iso'.\n  ", error);
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_image_create_leaves_no_file_under_the_target_s_name()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by Linux' kill.");
        using var desk = new Desk();
        using (var big = File.Create(desk["big.bin"]))
            big.SetLength(1L << 30);
        using var imapi = ImapiProcess.Start(desk, null, "image", "create", "big.bin", "-o", "x.iso", "--json");
        await imapi.UntilAsync(line => line.Contains("\"writing\"", StringComparison.Ordinal));
        imapi.Signal(ImapiProcess.Kill);
        Assert.Equal(KilledBySignal + ImapiProcess.Kill, (await imapi.EndAsync()).Code);
        Assert.False(File.Exists(desk["x.iso"]));
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_burn_ends_with_130_and_says_what_the_disc_is_now()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by Linux' kill.");
        using var desk = new Desk();
        using var imapi = await BurningAsync(desk);
        imapi.Signal(ImapiProcess.Interrupt);
        var (code, output, error) = await imapi.EndAsync();
        Assert.True(code == 130, $"{code}\n{output}\n{error}");
        Assert.Contains("The disc is now:", error);
        using var media = ImapiProcess.Start(desk, null, "media");
        Assert.Equal(0, (await media.EndAsync()).Code);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_music_says_that_the_disc_must_be_erased_and_it_can_be()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by Linux' kill.");
        using var desk = new Desk();
        desk.SilentWave("long.wav", 70 * 60 * 44_100L);
        desk.Wave("short.wav", 5 * 44_100);
        (await desk.RunAsync("drive", "create", "cd-rw80", "--name", "lab")).Succeeded();
        using (var imapi = ImapiProcess.Start(desk, null, "audio", "burn", "long.wav", "--json"))
        {
            await imapi.UntilAsync(HasWritten);
            imapi.Signal(ImapiProcess.Interrupt);
            var (code, _, error) = await imapi.EndAsync();
            Assert.True(code == 130, $"{code}\n{error}");
            Assert.Contains("whose recording was cut short: it cannot be read, and nothing can be added. It can be erased with imapi erase.", error);
        }

        (await desk.RunAsync("audio", "burn", desk["short.wav"], "--erase", "--yes")).Succeeded();
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_burn_leaves_a_disc_that_media_explains_and_close_closes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by Linux' kill.");
        using var desk = new Desk();
        using (var imapi = await BurningAsync(desk))
        {
            imapi.Signal(ImapiProcess.Kill);
            Assert.Equal(KilledBySignal + ImapiProcess.Kill, (await imapi.EndAsync()).Code);
        }

        using var media = ImapiProcess.Start(desk, null, "media");
        var (code, output, error) = await media.EndAsync();
        Assert.True(code == 0, error);
        Assert.Contains("unfinished", output);
        Assert.Contains("imapi close", output);
        using var document = ImapiProcess.Start(desk, null, "media", "--json");
        var medium = JsonNode.Parse((await document.EndAsync()).Out)!["medium"]!;
        Assert.Equal("open", (string?)Assert.Single(medium["tracks"]!.AsArray())!["state"]);
        await MustHoldAsync(desk, (long)medium["nextWritableBlock"]!);
        using var close = ImapiProcess.Start(desk, null, "close");
        (code, output, error) = await close.EndAsync();
        Assert.True(code == 0, error);
        Assert.Contains("1 session", output);
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_a_second_burn_keeps_the_first_session_and_no_file_that_is_cut_short()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by Linux' kill.");
        using var desk = new Desk();
        desk.File("first/a.txt", "a");
        desk.File("third/c.txt", "c");
        (await desk.RunAsync("burn", desk["first"])).Succeeded();
        using (var big = File.Create(desk["big.bin"]))
            big.SetLength(600L << 20);
        using (var imapi = ImapiProcess.Start(desk, null, "burn", "big.bin", "--json"))
        {
            await imapi.UntilAsync(HasWritten);
            imapi.Signal(ImapiProcess.Kill);
            Assert.Equal(KilledBySignal + ImapiProcess.Kill, (await imapi.EndAsync()).Code);
        }

        var media = (await desk.RunAsync("media")).Succeeded();
        Assert.Contains("unfinished track: writing of track 2", media.Out);
        Assert.Contains("only if no file was cut short", media.Out);
        (await desk.RunAsync("close")).Succeeded();
        var kept = await desk.RunAsync("image", "cat", "virtual:default", "/a.txt", "--session", "@0");
        Assert.Equal("a", Encoding.UTF8.GetString(kept.Succeeded().Bytes));
        var third = await desk.RunAsync("burn", desk["third"]);
        Assert.Equal(ExitCode.Medium, third.Code);
        Assert.Contains("/big.bin cannot be kept", third.Error);
    }

    [Fact]
    public async Task Another_process_that_holds_the_drive_is_named()
    {
        using var desk = new Desk();
        using var imapi = await BurningAsync(desk);
        using var media = ImapiProcess.Start(desk, null, "media");
        var (code, _, error) = await media.EndAsync();
        Assert.Equal(4, code);
        Assert.Contains("virtual:default is held by", error);
    }

    /// <summary>Whoever pipes needs no library for terminals: without its file everything works.</summary>
    [Fact]
    public async Task The_library_for_terminals_is_not_loaded_for_a_pipe()
    {
        using var desk = new Desk();
        var copy = Directory.CreateDirectory(desk["imapi"]).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            if (Path.GetFileName(file) is not ("Spectre.Console.dll" or "imapi.deps.json"))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        desk.File("a.txt", "a");
        foreach (var words in new string[][] { ["burn", "a.txt"], ["drives"], ["media"], ["image", "tree", "virtual:default"], ["burn", "--help"] })
        {
            using var imapi = ImapiProcess.Start(desk, Path.Combine(copy, "imapi.dll"), words);
            var (code, _, error) = await imapi.EndAsync();
            Assert.True(code == 0, error);
        }
    }

    /// <summary>A burn that has written and now waits for more of its image.</summary>
    private static async Task<ImapiProcess> BurningAsync(Desk desk)
    {
        var imapi = ImapiProcess.Start(desk, null, "burn", "-", "--size", "200M", "--json");
        var feeding = FeedAsync(imapi);
        await imapi.UntilAsync(HasWritten);
        await feeding;
        return imapi;
    }

    private static bool HasWritten(string line) =>
        line.Contains("\"writing\"", StringComparison.Ordinal) && !line.Contains("\"doneBytes\":0,", StringComparison.Ordinal);

    /// <summary>What the disc says is written is written: so many blocks are the beginning of what was burned.</summary>
    private static async Task MustHoldAsync(Desk desk, long blocks)
    {
        Assert.InRange(blocks, 1, Fed / 2048);
        var recorded = new byte[blocks * 2048];
        await using var disc = File.OpenRead(Directory.GetFiles(desk.Home, "blocks.bin", SearchOption.AllDirectories).Single());
        await disc.ReadExactlyAsync(recorded, TestContext.Current.CancellationToken);
        Assert.True(recorded.AsSpan().SequenceEqual(Desk.Bytes(Fed).AsSpan(0, recorded.Length)), "The blocks written are not those that were burned.");
    }

    private static async Task FeedAsync(ImapiProcess imapi)
    {
        await imapi.In.WriteAsync(Desk.Bytes(Fed));
        await imapi.In.FlushAsync();
    }
}
