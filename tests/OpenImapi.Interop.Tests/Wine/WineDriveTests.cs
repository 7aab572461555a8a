using System.Text.Json.Nodes;
using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Wine;

/// <summary>imapi on Windows with a real drive letter: its pass-through commands go through Wine to the ioctl SG_IO, and from there to our recorder.</summary>
[Trait("Category", "Interop")]
[Collection(WineCollection.Name)]
public sealed class WineDriveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_disc_in_a_drive_with_a_letter_is_burned_verified_refused_and_erased()
    {
        await using var wine = await WineWithDrive.StartAsync();
        var home = new VirtualHome(folder["home"]);
        var address = new VirtualDrives(home).Create("lab", "cd-rw80");
        var expected = await new ExpectedTrees().AddAsync(Path.Combine(Repository.Root, "docs"));
        await using (var drive = await new VirtualDriveCatalog(home).OpenAsync(address, TestContext.Current.CancellationToken))
        await using (var server = new SgIoServer(drive, wine.Socket))
        {
            var drives = JsonNode.Parse((await wine.ImapiAsync("drives", "--json")).MustSucceed().Output)!["drives"]!.AsArray();
            Assert.Equal(["D:"], drives.Select(listed => (string)listed!["name"]!));
            Assert.Equal("VIRTUAL RECORDER", (string)drives[0]!["product"]!);

            var burned = (await wine.ImapiAsync("burn", WinePrefix.NameOf(Path.Combine(Repository.Root, "docs")), "--drive", "d:", "--yes", "--json")).MustSucceed();
            Assert.True((bool)JsonNode.Parse(burned.Lines[^1])!["discs"]![0]!["verified"]!);
            Assert.Contains("CD-RW", (await wine.ImapiAsync("media", "--drive", @"\\.\D:")).MustSucceed().Output, StringComparison.Ordinal);
            Assert.True(server.Served > 50);
        }

        await new ImapiProgram(folder["home"]).RunAsync("drive", "export", "lab", "-o", folder["disc.iso"]);
        foreach (var reader in OutsideReader.Five.Take(2))
            await reader.MustShowAsync(expected, folder["disc.iso"], folder);

        await using (var drive = await new VirtualDriveCatalog(home).OpenAsync(address, TestContext.Current.CancellationToken))
        {
            File.Delete(wine.Socket);
            await using var server = new SgIoServer(drive, wine.Socket);
            (await wine.ImapiAsync("erase", "--drive", "D")).MustSucceed();
            (await wine.ImapiAsync("eject", "--drive", "D")).MustSucceed();
            Assert.Equal(5, (await wine.ImapiAsync("burn", WinePrefix.NameOf(Path.Combine(Repository.Root, "README.md")), "--drive", "D")).ExitCode);
        }

        // Nobody answers any more: the command does not come through.
        Assert.Equal(4, (await wine.ImapiAsync("media", "--drive", "D")).ExitCode);
    }
}
