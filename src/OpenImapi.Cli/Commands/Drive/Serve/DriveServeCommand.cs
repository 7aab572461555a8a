using System.ComponentModel;
using System.Net;
using System.Text.Json.Serialization;
using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi.Cli;

internal sealed record DriveServeCommand(IReadOnlyList<string> Drives, IPEndPoint Listen) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        await using var served = new ServedDrives(room);
        foreach (var name in Drives)
            await served.AddAsync(name, cancellation);
        await using var target = IscsiTarget.Start(served.Units, new() { Listen = Listen, Credentials = room.Credentials, Log = LogOf(run) });
        var addresses = target.Addresses.Select(address => address.ToString()).ToList();
        run.Reporter.Answer(new DriveServeDocument([.. served.Names.Zip(addresses, static (drive, address) => new ServedDriveDocument(drive, address))]), page =>
        {
            foreach (var address in addresses)
                page.Line(address);
        });
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Success;
    }

    private static Action<string>? LogOf(Invocation run) => run.Settings.Verbose ? run.Reporter.Note : null;
}

/// <summary>Drives that are held for as long as they are served.</summary>
internal sealed class ServedDrives(DriveRoom room) : IAsyncDisposable
{
    private readonly List<IScsiTransport> held = [];
    private readonly List<IscsiUnit> units = [];
    private readonly List<string> names = [];

    public IReadOnlyList<IscsiUnit> Units => units;

    public IReadOnlyList<string> Names => names;

    /// <summary>Opens a drive. A virtual one has a way for each session; the one way to another is shared.</summary>
    public async Task AddAsync(string name, CancellationToken cancellation)
    {
        var drive = await room.ChooseAsync(name, cancellation);
        var way = await room.Catalog.OpenAsync(drive, cancellation);
        held.Add(way);
        names.Add(drive.Name);
        units.Add(DriveRoom.IsVirtual(drive) ? IscsiUnit.PerSession(stop => room.Catalog.OpenAsync(drive, stop)) : IscsiUnit.Shared(way));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var way in held)
            await way.DisposeAsync();
    }
}

[Description("The drives that are served, written when the first initiator may come.")]
internal sealed record DriveServeDocument([property: Description("In the order in which they were named.")] IReadOnlyList<ServedDriveDocument> Drives)
{
    [JsonPropertyOrder(-2)]
    public string Type => "serving";
}

[Description("A drive that is served.")]
internal sealed record ServedDriveDocument(
    [property: Description("The drive.")] string Drive,
    [property: Description("What --drive takes on another computer, and what other programs take: iscsi://host:port/target/lun.")] string Address);
