using OpenImapi.Mmc;
using OpenImapi.Transports.Tests.Linux;

namespace OpenImapi.Cli.Tests;

/// <summary>The drives of the computer beside virtual ones: which is meant, what is refused, and that it stays awake for them.</summary>
public sealed class LocalDriveTests : IDisposable
{
    private readonly Desk desk = new();

    public LocalDriveTests() => desk.File("tree/hello.txt", "hello");

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Real_drives_are_listed_before_virtual_ones()
    {
        Plug("cd-r80", "dvd+rw");
        await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab");
        var drives = (await desk.RunAsync("drives", "--json")).Succeeded().Document["drives"]!.AsArray();
        Assert.Equal(["sr0", "sr1", "virtual:lab"], drives.Select(drive => (string)drive!["name"]!));
        Assert.Equal([false, false, true], drives.Select(drive => (bool)drive!["virtual"]!));
    }

    [Theory]
    [InlineData("sr0")]
    [InlineData("/dev/sr0")]
    [InlineData("/dev/cdrom")]
    [InlineData("real")]
    [InlineData(null)]
    public async Task The_only_real_drive_is_meant_by_each_of_its_names_and_by_none(string? name)
    {
        Plug("dvd+rw");
        await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab");
        var media = (await desk.RunAsync([.. (string[])["media", "--json"], .. name is null ? (string[])[] : ["--drive", name]])).Succeeded();
        Assert.Contains("DVD+RW", media.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_real_drives_want_a_choice()
    {
        Plug("cd-r80", "cd-r80");
        var ran = await desk.RunAsync("burn", desk["tree"]);
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains("sr0, sr1", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drive_that_cannot_be_used_is_an_error_and_no_virtual_one_takes_its_place()
    {
        Plug("cd-r80").Fault = new(DriveErrors.NotAccessible, "/dev/sr0 is in use by wodim (process 7).", "Wait until that program has finished, or end it.");
        var ran = await desk.RunAsync("burn", desk["tree"]);
        Assert.Equal(ExitCode.Drive, ran.Code);
        Assert.Contains("wodim", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Home, "drives", "default")));
    }

    [Theory]
    [InlineData("burn", "Recording a disc in sr0")]
    [InlineData("erase", "Erasing a disc in sr0")]
    [InlineData("close", "Closing a disc in sr0")]
    public async Task The_computer_stays_awake_for_a_real_drive_and_no_longer(string verb, string reason)
    {
        Plug(verb == "close" ? "dvd+r" : "cd-rw80");
        if (verb != "burn")
            (await desk.RunAsync("burn", desk["tree"])).Succeeded();
        var nights = new Nights();
        desk.Sleep = nights;
        (await desk.RunAsync(verb switch { "burn" => [verb, desk["tree"]], "close" => [verb, "--final"], _ => [verb] })).Succeeded();
        Assert.Equal([reason, "asleep"], nights.Told);
    }

    [Fact]
    public async Task It_stays_awake_once_for_several_drives()
    {
        Plug("cd-r80", "cd-r80");
        var nights = new Nights();
        desk.Sleep = nights;
        (await desk.RunAsync("burn", desk["tree"], "--drive", "sr0", "--drive", "sr1")).Succeeded();
        Assert.Equal(["Recording discs in sr0, sr1", "asleep"], nights.Told);
    }

    [Fact]
    public async Task A_virtual_drive_lets_the_computer_sleep()
    {
        var nights = new Nights();
        desk.Sleep = nights;
        (await desk.RunAsync("burn", desk["tree"])).Succeeded();
        Assert.Empty(nights.Told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nothing_keeps_it_awake_that_is_told_to_those_who_want_to_know_all(bool verbose)
    {
        Plug("cd-r80");
        desk.Sleep = new Nights { Fault = "There is no logind." };
        var ran = (await desk.RunAsync([.. (string[])["burn", desk["tree"]], .. verbose ? (string[])["--verbose"] : []])).Succeeded();
        Assert.Equal(verbose, (ran.Out + ran.Error).Contains("There is no logind.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_tells_what_Linux_shows_of_drives_and_what_cannot_be_used()
    {
        using var computer = new FakeComputer();
        computer.Plug("1:0:0:0", nodes: "sr0");
        computer.Write("/proc/self/mountinfo", "36 22 11:0 / /media/disc ro - iso9660 /dev/sr0 ro\n");
        desk.Linux = computer.System;
        desk.Sleep = new Nights { Fault = "There is no logind." };
        Plug("cd-r80");
        var ran = (await desk.RunAsync("doctor", "--json")).Succeeded();
        var found = ran.Document["diagnoses"]!.AsArray().Select(row => $"{row!["subject"]} {row["state"]} {row["text"]}").ToList();
        Assert.Contains("/dev/sr0 note its disc is mounted on /media/disc, so it can only be looked at", found);
        Assert.Contains("sleep note There is no logind.", found);
        Assert.Contains(found, row => row.StartsWith("sr0 good answers", StringComparison.Ordinal));

        computer.Plug("2:0:0:0");
        Assert.Equal(ExitCode.Failure, (await desk.RunAsync("doctor")).Code);
    }

    private FakeLocalDrives Plug(params string[] media)
    {
        var drives = new FakeLocalDrives(desk["computer"], media);
        desk.LocalDrives = drives;
        return drives;
    }

    /// <summary>Writes down what the computer is kept awake for, and when it may sleep again.</summary>
    private sealed class Nights : ISleepInhibitor
    {
        public List<string> Told { get; } = [];

        public string? Fault { get; init; }

        public ValueTask<SleepHold> InhibitAsync(string reason, CancellationToken cancellation = default)
        {
            Told.Add(reason);
            return new(Fault is null ? new SleepHold(new End(Told)) : new SleepHold(Fault));
        }

        private sealed class End(List<string> told) : IDisposable
        {
            public void Dispose() => told.Add("asleep");
        }
    }
}
