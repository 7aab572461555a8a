using System.Text;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;
using OpenImapi.Virtual;

namespace OpenImapi.Tests;

/// <summary>A home of its own with one virtual recorder, and a disc master over it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public Bench(string medium = "cd-r80", TimeProvider? time = null)
    {
        Home = Directory.CreateTempSubdirectory("openimapi-").FullName;
        Drives = new(new(Home));
        Catalog = new(new VirtualHome(Home), new() { Time = new QuickClock() });
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

    /// <summary>A folder on disk with these files.</summary>
    public string Folder(string name, params (string Name, string Content)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home, name)).FullName;
        foreach (var (file, content) in files)
            File.WriteAllText(Path.Combine(folder, file), content);
        return folder;
    }

    /// <summary>An image file with these files.</summary>
    public async Task<string> ImageFileAsync(params string[] files)
    {
        var path = Path.Combine(Home, "image.iso");
        await ImageFile.WriteAsync(ImagePlanner.Plan(Tree(files)), path);
        return path;
    }

    /// <summary>A tree with these files; each holds its own path.</summary>
    public static SourceTree Tree(params string[] files)
    {
        var tree = new SourceTree();
        foreach (var file in files)
            tree.AddFile(file, FileContent.FromBytes(Encoding.UTF8.GetBytes(file), file), Noon);
        return tree;
    }

    /// <summary>Files and contents of the disc's last session, in the Joliet tree.</summary>
    public async Task<SortedDictionary<string, string>> FilesAsync()
    {
        await using var drive = await OpenDriveAsync();
        var volume = await OpenVolumeAsync(drive);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in volume.Joliet!.WalkAsync())
            if (!entry.IsFolder)
                using (var reader = new StreamReader(volume.OpenFile(entry)))
                    files.Add(entry.Path, await reader.ReadToEndAsync());
        return files;
    }

    /// <summary>The disc as it is now.</summary>
    public async Task<Medium> MediumAsync()
    {
        await using var drive = await OpenDriveAsync();
        return await MediumInspector.InspectAsync(drive);
    }

    /// <summary>Blocks of the disc as it is now.</summary>
    public async Task<byte[]> BlocksAsync(uint first, int count)
    {
        await using var drive = await OpenDriveAsync();
        var blocks = new byte[count * 2048];
        await new DriveBlockSource(drive, await MediumInspector.InspectAsync(drive)).ReadAsync(new(first), blocks, default);
        return blocks;
    }

    /// <summary>The label of the last session's volume in ISO 9660 and in Joliet.</summary>
    public async Task<(string Iso, string Joliet)> LabelsAsync()
    {
        await using var drive = await OpenDriveAsync();
        var volume = await OpenVolumeAsync(drive);
        return (volume.Iso.Label, volume.Joliet!.Label);
    }

    /// <summary>The write speed that the drive is set to, in 1,000 bytes a second.</summary>
    public async Task<int> WriteSpeedAsync()
    {
        await using var drive = await OpenDriveAsync();
        await MediumInspector.InspectAsync(drive);
        return (await drive.ReadPageAsync<Capabilities>(default)).CurrentWriteSpeed;
    }

    /// <summary>Files in the stash of any recorder.</summary>
    public int StashedFiles => !Directory.Exists(StashFolder) ? 0 : Directory.GetFiles(StashFolder, "*", SearchOption.AllDirectories).Length;

    public static readonly DateTimeOffset Noon = new(2004, 5, 6, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Adds a session to the disc without this master knowing of it.</summary>
    public async Task AppendBehindItsBackAsync()
    {
        await using var drive = await OpenDriveAsync();
        var medium = await MediumInspector.InspectAsync(drive);
        var plan = ImagePlanner.Plan(Tree("other.txt"), new() { Start = medium.NextWritable!.Value });
        await Recorder.RecordAsync(drive, new() { Layout = plan.Layout, Source = plan.OpenSource() });
    }

    public async Task<Drive> OpenDriveAsync()
    {
        var address = (await Catalog.ListAsync(default)).Single(drive => drive.Name == "virtual:lab");
        return new(await Catalog.OpenAsync(address, default), address);
    }

    private static async Task<IsoVolume> OpenVolumeAsync(Drive drive)
    {
        var medium = await MediumInspector.InspectAsync(drive);
        return await IsoVolume.OpenAsync(new DriveBlockSource(drive, medium), medium.LastSessionStart!.Value);
    }

    public async ValueTask DisposeAsync()
    {
        await Master.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    /// <summary>Waits for nothing that a virtual drive takes its time for: drives are looked for every 20 milliseconds.</summary>
    private sealed class QuickClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 50, period / 50);
    }
}
