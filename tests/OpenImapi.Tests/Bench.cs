using OpenImapi.Mastering;
using OpenImapi.Virtual;

namespace OpenImapi.Tests;

/// <summary>A home of its own with one virtual recorder, and a disc master over it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public Bench(string medium = "cd-r80", TimeProvider? time = null)
    {
        Home = Directory.CreateTempSubdirectory("openimapi-").FullName;
        Drives = new(new(Home));
        Catalog = new(new VirtualHome(Home));
        Drives.Create("lab", medium);
        Time = time ?? TimeProvider.System;
        Master = NewMaster();
    }

    public string Home { get; }

    public VirtualDrives Drives { get; }

    public VirtualDriveCatalog Catalog { get; }

    public TimeProvider Time { get; }

    public DiscMaster Master { get; }

    public StashOptions Stash { get; init; } = new();

    public string StashFolder => Path.Combine(Home, "stash");

    /// <summary>Another master of the same home.</summary>
    public DiscMaster NewMaster() => new(new() { Home = Home, Drives = Catalog, Stash = Stash, Time = Time });

    public async Task<DiscRecorder> RecorderAsync(DiscMaster? master = null) => Assert.Single(await (master ?? Master).EnumDiscRecordersAsync());

    /// <summary>Brings the master to "recorder active, nothing staged".</summary>
    public async Task<JolietDiscMaster> ReadyAsync()
    {
        if (!Master.IsOpen)
            Master.Open();
        var joliet = await Master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
        await Master.SetActiveRecorderAsync(await RecorderAsync());
        return joliet;
    }

    /// <summary>Brings the master to "data staged".</summary>
    public async Task<JolietDiscMaster> StagedAsync(params string[] files)
    {
        var joliet = await ReadyAsync();
        await joliet.AddDataAsync(Tree(files is [] ? ["a.txt"] : files));
        return joliet;
    }

    /// <summary>Burns a disc with these files, leaves it appendable.</summary>
    public async Task BurnAsync(params string[] files)
    {
        await StagedAsync(files);
        await Master.RecordDiscAsync();
    }

    /// <summary>A tree with these files; each holds its own path.</summary>
    public static SourceTree Tree(params string[] files)
    {
        var tree = new SourceTree();
        foreach (var file in files)
            tree.AddFile(file, FileContent.FromBytes(System.Text.Encoding.UTF8.GetBytes(file), file), Noon);
        return tree;
    }

    public static readonly DateTimeOffset Noon = new(2004, 5, 6, 12, 0, 0, TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        await Master.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }
}
