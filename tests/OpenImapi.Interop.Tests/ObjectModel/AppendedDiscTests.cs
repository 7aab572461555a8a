using OpenImapi.Formats;
using OpenImapi.Interop.Tests.Exports;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.ObjectModel;

/// <summary>Discs that a disc master appends to, its own and other programs', judged by other programs.</summary>
[Trait("Category", "Interop")]
public sealed class AppendedDiscTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly VirtualHome home;
    private readonly DiscMaster master;

    public AppendedDiscTests()
    {
        home = new(folder["home"]);
        master = new(new() { Home = home.Path });
    }

    public ValueTask InitializeAsync()
    {
        folder.Write("first/old.txt", "first session"u8);
        folder.Write("first/docs/kept Ünïcödé.bin", [.. Enumerable.Range(0, 300_001).Select(i => (byte)(i * 7 + i / 251))]);
        folder.Write("first/docs/changed.txt", "as it was"u8);
        folder.Write("second/new.txt", "second session"u8);
        folder.Write("second/docs/changed.txt", "as it is now"u8);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await master.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    public async Task A_session_after_our_own(string medium)
    {
        Create(medium);
        await AddAndBurnAsync("first");
        await JudgeAsync(await AddAndBurnAsync("second"));
    }

    [Fact]
    public async Task A_session_after_one_that_genisoimage_made()
    {
        await Judge.RunAsync("genisoimage", "-quiet", "-J", "-R", "-input-charset", "utf-8", "-V", "FOREIGN", "-o", folder["foreign.iso"], folder["first"]);
        await AppendToForeignAsync();
    }

    [Fact]
    public async Task A_session_after_one_that_xorriso_made()
    {
        await Judge.RunAsync("xorriso", "-outdev", $"stdio:{folder["foreign.iso"]}", "-joliet", "on", "-map", folder["first"], "/", "-commit");
        await AppendToForeignAsync();
    }

    private async Task AppendToForeignAsync()
    {
        Create("cd-r80");
        (await master.SetActiveFormatAsync(DiscMasterFormat.Image)).SetImage(folder["foreign.iso"]);
        await master.SetActiveRecorderAsync(await master.FindDiscRecorderAsync("lab"));
        await master.RecordDiscAsync();
        await master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
        await JudgeAsync(await AddAndBurnAsync("second"));
    }

    private void Create(string medium)
    {
        new VirtualDrives(home).Create("lab", medium);
        master.Open();
    }

    /// <summary>Burns what is in a folder and returns where its session starts.</summary>
    private async Task<Lba> AddAndBurnAsync(string content)
    {
        await master.SetActiveRecorderAsync(await master.FindDiscRecorderAsync("lab"));
        await master.Joliet.AddDataAsync(folder[content]);
        var result = await master.RecordDiscAsync();
        Assert.True(result.Verified);
        return result.Start;
    }

    private async Task JudgeAsync(Lba session)
    {
        using (var disc = new VirtualDrives(home).OpenDisc("lab"))
        {
            await disc.ExportAsync(folder["all.iso"]);
            await disc.ExportAsync(folder["last.iso"], new() { LastSession = true });
        }

        string[] files = ["'/docs/changed.txt'", "'/docs/kept Ünïcödé.bin'", "'/new.txt'", "'/old.txt'"];
        var listed = await Judge.RunAsync("xorriso", "-load", "sbsector", $"{session}", "-read_fs", "norock", "-indev", $"stdio:{folder["all.iso"]}", "-find", "/", "-type", "f");
        Assert.Equal(files, listed.Lines.Order(StringComparer.Ordinal));
        var old = await Judge.RunAsync("isoinfo", "-i", folder["all.iso"], "-T", $"{session}", "-J", "-x", "/old.txt");
        Assert.Equal("first session", old.Output);
        var changed = await Judge.RunAsync("isoinfo", "-i", folder["all.iso"], "-T", $"{session}", "-J", "-x", "/docs/changed.txt");
        Assert.Equal("as it is now", changed.Output);

        await Judge.RunAsync("7z", "x", "-y", $"-o{folder["out"]}", folder["last.iso"]);
        foreach (var (file, source) in new[] { ("old.txt", "first/old.txt"), ("docs/kept Ünïcödé.bin", "first/docs/kept Ünïcödé.bin"), ("docs/changed.txt", "second/docs/changed.txt") })
            Assert.Equal(await File.ReadAllBytesAsync(folder[source]), await File.ReadAllBytesAsync(folder[$"out/{file}"]));
    }
}
