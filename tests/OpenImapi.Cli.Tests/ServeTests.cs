using OpenImapi.Transports;

namespace OpenImapi.Cli.Tests;

/// <summary>imapi drive serve, and imapi as the one who uses what it serves.</summary>
public class ServeTests
{
    [Fact]
    public async Task A_disc_is_burned_and_verified_over_the_network()
    {
        using var desk = new Desk();
        desk.File("docs/Letter.txt", "a letter");
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        await ServeEffects.ServeAsync(desk, ["lab", "--listen", "127.0.0.1:0"], async address =>
        {
            (await desk.RunAsync("burn", desk["docs"], "--drive", address)).Succeeded();
            Assert.Contains("Letter.txt", (await desk.RunAsync("image", "ls", address)).Succeeded().Out);
        });
    }

    [Fact]
    public async Task A_host_is_asked_for_its_drives()
    {
        using var desk = new Desk();
        foreach (var name in new[] { "one", "two" })
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", name)).Succeeded();
        await ServeEffects.ServeAsync(desk, ["one", "two", "--listen", "127.0.0.1:0"], async address =>
        {
            using var elsewhere = new Desk();
            var host = $"iscsi://127.0.0.1:{IscsiAddress.Parse(address).Port}";
            var drives = (await elsewhere.RunAsync("drives", host, "--json")).Succeeded().Document["drives"]!.AsArray();
            Assert.Equal([address, address[..^1] + "2"], drives.Select(drive => (string?)drive!["name"]));
            var several = await elsewhere.RunAsync("media", "--drive", host);
            Assert.Equal(ExitCode.Drive, several.Code);
            Assert.Contains(address, several.Error);
        });
    }

    [Fact]
    public async Task What_is_served_is_told_in_json_too()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        using var stop = new CancellationTokenSource();
        var console = new TestConsole(heard: _ => stop.Cancel());
        var ran = await desk.RunAsync(console, stop.Token, "drive", "serve", "lab", "--listen", "127.0.0.1:0", "--json");
        Assert.Equal("virtual:lab", (string?)ran.Succeeded().Document["drives"]![0]!["drive"]);
        Assert.True(IscsiAddress.TryParse((string)ran.Document["drives"]![0]!["address"]!, out _));
    }

    [Fact]
    public async Task A_drive_that_another_process_holds_is_refused_before_anything_is_served()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        await ServeEffects.ServeAsync(desk, ["lab", "--listen", "127.0.0.1:0"], async _ =>
            Assert.Equal(ExitCode.Drive, (await desk.RunAsync("drive", "serve", "lab", "--listen", "127.0.0.1:0")).Code));
    }
}
