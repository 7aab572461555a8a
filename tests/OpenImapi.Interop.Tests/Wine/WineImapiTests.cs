using System.Text.Json.Nodes;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Wine;

/// <summary>imapi as it runs on Windows: the same bytes as here, and drives that both use in turn.</summary>
[Trait("Category", "Interop")]
[Collection(WineCollection.Name)]
public sealed class WineImapiTests(WinePrefix wine) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_image_has_the_same_bytes_as_here()
    {
        // Windows knows no owners and permissions as Linux does.
        (await wine.ImapiAsync(folder.Path, "image", "create", "docs", "README.md", "--for-everybody", "-o", WinePrefix.NameOf(folder["there.iso"]))).MustSucceed();
        await Imapi.RunAsync("image", "create", "docs", "README.md", "--for-everybody", "-o", folder["here.iso"]);
        Assert.Equal(await File.ReadAllBytesAsync(folder["here.iso"]), await File.ReadAllBytesAsync(folder["there.iso"]));
        (await wine.ImapiAsync(folder.Path, "image", "verify", WinePrefix.NameOf(folder["here.iso"]))).MustSucceed();
        // A second one replaces the first when it is complete.
        (await wine.ImapiAsync(folder.Path, "image", "create", "docs", "-o", WinePrefix.NameOf(folder["there.iso"]), "--force")).MustSucceed();
        Assert.Equal(["here.iso", "there.iso"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_disc_is_burned_there_and_continued_here()
    {
        (await wine.ImapiAsync(folder.Path, "drive", "create", "cd-r80", "--name", "lab")).MustSucceed();
        var burned = (await wine.ImapiAsync(folder.Path, "burn", "docs", "--drive", "lab", "--yes", "--json")).MustSucceed();
        Assert.True((bool)JsonNode.Parse(burned.Lines[^1])!["discs"]![0]!["verified"]!);
        Assert.Contains("appended", (await Imapi.RunAsync("burn", "README.md", "--drive", "lab", "--json")).Lines[^1], StringComparison.Ordinal);
        (await wine.ImapiAsync(folder.Path, "drive", "export", "lab", "--session", "last", "-o", WinePrefix.NameOf(folder["last.iso"]))).MustSucceed();

        var expected = await (await new ExpectedTrees().AddAsync(Path.Combine(Repository.Root, "docs"))).AddAsync(Path.Combine(Repository.Root, "README.md"));
        foreach (var reader in OutsideReader.Five.Take(2))
            await reader.MustShowAsync(expected, folder["last.iso"], folder);
    }

    [Fact]
    public async Task An_album_is_burned_there_sample_by_sample()
    {
        await Imapi.RunAsync("drive", "create", "cd-r80", "--name", "lab");
        await Album.NoiseAsync(folder, "1.wav", 200_001);
        (await wine.ImapiAsync(folder.Path, "audio", "burn", WinePrefix.NameOf(folder["1.wav"]), "--drive", "lab", "--yes")).MustSucceed();
        await Imapi.RunAsync("drive", "export", "lab", "-o", folder["disc.cue"]);
        var samples = await Album.SamplesAsync(folder["1.wav"]);
        Assert.Equal(samples, (await File.ReadAllBytesAsync(folder["disc.bin"]))[..samples.Length]);
    }

    private ImapiProgram Imapi => new(folder.Path);
}
