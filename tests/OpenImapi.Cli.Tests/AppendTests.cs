namespace OpenImapi.Cli.Tests;

/// <summary>Images to which more is added: what an addition goes on from, and what is refused without a change.</summary>
public sealed class AppendTests : IDisposable
{
    private readonly Desk desk = new();

    public AppendTests() => desk.File("docs/Letter.txt", "letter");

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task An_image_copied_from_a_disc_goes_on_from_its_last_session()
    {
        (await desk.RunAsync("drive", "create", "bd-r25", "--name", "blu")).Succeeded();
        (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:blu")).Succeeded();
        (await desk.RunAsync("burn", desk.File("second.txt", "two"), "--drive", "virtual:blu")).Succeeded();
        (await desk.RunAsync("drive", "export", "blu", "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("image", "append", desk["x.iso"], desk.File("third.txt", "three"))).Succeeded();
        var names = (await desk.RunAsync("image", "tree", desk["x.iso"])).Succeeded().Out;
        Assert.All(["Letter.txt", "second.txt", "third.txt"], name => Assert.Contains(name, names, StringComparison.Ordinal));
        (await desk.RunAsync("image", "verify", desk["x.iso"])).Succeeded();
    }

    [Fact]
    public async Task An_image_that_is_a_disk_too_stays_as_it_is()
    {
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"], "--hybrid", "mbr")).Succeeded();
        await RefusedAsync("OPENIMAPI_E_NOT_APPENDABLE");
    }

    [Fact]
    public async Task UDF_is_not_added_where_its_anchor_would_take_a_files_place()
    {
        desk.File("docs/long.bin", new string('x', 1_000_000));
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        await RefusedAsync("256", "--udf", "2.01");
    }

    private async Task RefusedAsync(string reason, params string[] options)
    {
        var before = await File.ReadAllBytesAsync(desk["x.iso"], TestContext.Current.CancellationToken);
        var run = await desk.RunAsync(["image", "append", desk["x.iso"], desk.File("new.txt", "new"), "--json", .. options]);
        Assert.Equal(ExitCode.Source, run.Code);
        Assert.Contains(reason, run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(desk["x.iso"], TestContext.Current.CancellationToken));
    }
}
