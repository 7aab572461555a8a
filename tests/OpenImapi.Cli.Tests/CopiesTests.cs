namespace OpenImapi.Cli.Tests;

/// <summary>Several copies of which a later one is not made: those before it are told all the same.</summary>
public class CopiesTests
{
    [Fact]
    public async Task A_copy_that_fails_tells_the_discs_before_it()
    {
        using var desk = await WithDrivesAsync();
        (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:two", "--close")).Succeeded();
        var ran = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:one", "--drive", "virtual:two", "--json");
        Assert.Equal(ExitCode.Medium, ran.Code);
        ToldOneIn(ran, "virtual:one");
        Assert.Equal("medium", (string?)ran.Last["kind"]);
    }

    [Fact]
    public async Task A_person_is_told_them_too()
    {
        using var desk = await WithDrivesAsync();
        (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:two", "--close")).Succeeded();
        var ran = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:one", "--drive", "virtual:two", "--no-verify");
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("Burned all the same: the CD-R in virtual:one (not verified).", ran.Error);
    }

    [Fact]
    public async Task A_copy_that_nobody_put_a_disc_in_for_tells_the_disc_before_it()
    {
        using var desk = await WithDrivesAsync();
        var ran = await desk.RunAsync(new TestConsole(answers: "n\n", isTerminal: true), default, "burn", desk["docs"], "--drive", "virtual:one", "--copies", "2");
        Assert.Equal(ExitCode.Cancelled, ran.Code);
        var said = string.Join(' ', ran.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Copy 2 of 2 was not burned. Burned all the same: the CD-R in virtual:one (verified).", said);
    }

    [Fact]
    public async Task Consent_to_erase_the_disc_in_the_drive_is_none_for_one_put_in_later()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-rw80", "--name", "one")).Succeeded();
        desk.Wave("a.wav", 5 * 44_100);
        (await desk.RunAsync("audio", "burn", desk["a.wav"])).Succeeded();
        var console = new TestConsole(answers: "y\ny\nn\n", isTerminal: true);
        var ran = await desk.RunAsync(console, default, "audio", "burn", desk["a.wav"], "--erase", "--copies", "2");
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Equal(2, ran.Error.Split("Erase all").Length - 1);
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_tells_the_discs_before_it()
    {
        using var desk = await WithDrivesAsync();
        (await desk.RunAsync("drive", "create", "dvd+r", "--name", "other")).Succeeded();
        using var stop = new CancellationTokenSource();
        var writings = 0;
        var console = new TestConsole(heard: line =>
        {
            if (line.Contains("\"writing\",\"doneBytes\":0,", StringComparison.Ordinal) && ++writings == 2)
                stop.Cancel();
        });
        var ran = await desk.RunAsync(console, stop.Token, "burn", desk["docs"], "--drive", "virtual:one", "--drive", "virtual:other", "--json");
        Assert.Equal(ExitCode.Cancelled, ran.Code);
        ToldOneIn(ran, "virtual:one");
        Assert.NotNull(ran.Last["medium"]);
    }

    [Fact]
    public async Task Discs_that_are_alike_are_burned_together_from_standard_input_that_can_be_read_once()
    {
        using var desk = await WithDrivesAsync();
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["docs.iso"])).Succeeded();
        var ran = await desk.RunAsync(new TestConsole(input: File.ReadAllBytes(desk["docs.iso"])), default,
            "burn", "-", "--size", $"{new FileInfo(desk["docs.iso"]).Length}", "--drive", "virtual:one", "--drive", "virtual:two", "--json");
        Assert.Equal(["virtual:one", "virtual:two"], ran.Succeeded().Last["discs"]!.AsArray().Where(disc => (bool)disc!["verified"]!).Select(disc => (string?)disc!["drive"]));
    }

    [Fact]
    public async Task A_drive_that_fails_at_the_same_time_is_told_beside_the_discs_that_are_good()
    {
        using var desk = await WithDrivesAsync();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "three")).Succeeded();
        (await desk.RunAsync("eject", "--drive", "virtual:two")).Succeeded();
        var ran = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:one", "--drive", "virtual:two", "--drive", "virtual:three");
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("Burned all the same: the CD-R in virtual:one (verified), the CD-R in virtual:three (verified).", string.Join(' ', ran.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Programs_hear_of_each_drive_how_far_it_is_and_why_it_failed()
    {
        using var desk = await WithDrivesAsync();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "three", "--fault", "write-error,block=2000")).Succeeded();
        var ran = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:one", "--drive", "virtual:two", "--drive", "virtual:three", "--json");
        var progress = ran.Events.Where(line => (string?)line["type"] == "progress").ToLookup(line => (string?)line["drive"]);
        foreach (var drive in new[] { "virtual:one", "virtual:two" })
            Assert.Equal(["writing", "verifying"], progress[drive].Where(line => (int)line["percent"]! == 100).Select(line => (string?)line["phase"]).Where(phase => phase is "writing" or "verifying").Distinct());
        Assert.DoesNotContain(progress["virtual:three"], line => (string?)line["phase"] == "verifying");
        var failed = Assert.Single(ran.Last["failed"]!.AsArray())!;
        Assert.Equal(("virtual:three", (string?)ran.Last["symbol"]), ((string?)failed["drive"], (string?)failed["symbol"]));
        Assert.Equal(["virtual:one", "virtual:two"], ran.Last["discs"]!.AsArray().Select(disc => (string?)disc!["drive"]));
        Assert.Empty(SchemaCheck.Faults(Schema.OfDocument(ran.Last), ran.Last));
    }

    private static void ToldOneIn(Ran ran, string drive)
    {
        var disc = Assert.Single(ran.Last["discs"]!.AsArray())!;
        Assert.Equal(drive, (string?)disc["drive"]);
        Assert.True((bool)disc["verified"]!);
        Assert.Empty(SchemaCheck.Faults(Schema.OfDocument(ran.Last), ran.Last));
        Assert.DoesNotContain(ran.Events, line => (string?)line["type"] == "result");
    }

    private static async Task<Desk> WithDrivesAsync()
    {
        var desk = new Desk();
        desk.File("docs/big.bin", Desk.Bytes(20_000_000));
        foreach (var name in new[] { "one", "two" })
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", name)).Succeeded();
        return desk;
    }
}
