using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Drives that are folders.</summary>
public sealed class CatalogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    private VirtualHome Home => new(folder.FullName);

    [Fact]
    public async Task A_disc_burned_in_one_run_is_there_in_the_next()
    {
        var address = new VirtualDrives(Home).Create("lab", "cd-r80");
        await using (var bench = await Bench.OpenAsync(await new VirtualDriveCatalog(Home).OpenAsync(address, CancellationToken.None)))
        {
            await bench.WriteTrack(400);
            await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        }

        var again = await new VirtualDriveCatalog(Home).ListAsync(CancellationToken.None);
        Assert.Equal([address], again);
        await using var later = await Bench.OpenAsync(await new VirtualDriveCatalog(Home).OpenAsync(again[0], CancellationToken.None));
        Assert.Equal(Bench.Pattern(400, 1), await later.Read(0, 400));
        Assert.Equal(DiscStatus.Complete, (await later.Disc()).Status);
    }

    [Fact]
    public async Task A_drive_that_is_held_is_refused_and_its_holder_is_named()
    {
        var address = new VirtualDrives(Home).Create("lab", "cd-r80");
        await using var held = await new VirtualDriveCatalog(Home).OpenAsync(address, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<DiscException>(async () => await new VirtualDriveCatalog(Home).OpenAsync(address, CancellationToken.None));
        Assert.Equal(DriveErrors.NotAccessible, refused.Error);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
