using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>The drives that this run can reach, and the choice of one.</summary>
internal sealed class DriveRoom
{
    /// <summary>What --drive says to mean the real drive, and never a virtual one.</summary>
    public const string Real = "real";

    private const string VirtualPrefix = "virtual:";
    private readonly DriveCatalogs names;

    public DriveRoom(Invocation run)
    {
        Home = run.Surroundings.Environment(VirtualHome.Variable) is { Length: > 0 } path ? new(path) : VirtualHome.OfUser();
        Credentials = NetworkCredentials.Of(run);
        names = DriveCatalogs.Of(run.Surroundings.LocalDrives, Home.Path, new() { Credentials = Credentials });
        Catalog = run.Trace is { } trace ? new TracingCatalog(names, trace.Log) : names;
        Virtual = new(Home);
    }

    /// <summary>What proves by iSCSI who is who; nothing where nobody said.</summary>
    public IscsiCredentials? Credentials { get; }

    /// <summary>The folder of the virtual drives.</summary>
    public VirtualHome Home { get; }

    /// <summary>Every drive, traced where that was asked for.</summary>
    public IDriveCatalog Catalog { get; }

    /// <summary>The hands that create virtual drives and change their discs.</summary>
    public VirtualDrives Virtual { get; }

    /// <summary>True for a drive that is a folder.</summary>
    public static bool IsVirtual(DriveAddress drive) => drive.Name.StartsWith(VirtualPrefix, StringComparison.Ordinal);

    /// <summary>True for a word that can only mean a drive, whether there is one or not.</summary>
    public static bool LooksLikeDrive(string name) => name is Real || name.Contains(':', StringComparison.Ordinal) || name.StartsWith("/dev/", StringComparison.Ordinal);

    /// <summary>A virtual drive's name without "virtual:".</summary>
    public static string VirtualName(string name) => name.StartsWith(VirtualPrefix, StringComparison.Ordinal) ? name[VirtualPrefix.Length..] : name;

    /// <summary>The drive that is meant: the one that is named, else the only one.</summary>
    /// <exception cref="DiscException">There is none, or there are several to choose from.</exception>
    public async Task<DriveAddress> ChooseAsync(string? name, CancellationToken cancellation) =>
        await FindAsync(name, cancellation) ?? throw new DiscException(DriveErrors.NotPresent, "There is no drive.",
            "Make a virtual one with 'imapi drive create cd-r80 --name lab', or see 'imapi doctor'.");

    /// <summary>The same, but nothing where no drive is named and none exists.</summary>
    public async Task<DriveAddress?> FindAsync(string? name, CancellationToken cancellation)
    {
        if (name is not null and not Real)
            return await names.FindAsync(name, cancellation);
        var drives = await Catalog.ListAsync(cancellation);
        var real = drives.Where(drive => !IsVirtual(drive)).ToList();
        if (name is Real && real.Count == 0)
            throw new DiscException(DriveErrors.NotPresent, "No real drive can be reached.", "See 'imapi doctor', or name a virtual drive.");
        var candidates = real.Count > 0 ? real : [.. drives];
        return candidates switch
        {
            [] => null,
            [var only] => only,
            _ when real.Count == 0 && candidates.Find(drive => drive.Name == DefaultDrive.Name) is { } first => first,
            _ => throw UsageFault.Of($"There are several drives: {string.Join(", ", candidates.Select(drive => drive.Name))}.", "Say which one with --drive."),
        };
    }

    /// <summary>Asks a host for the drives that it serves, which are listed from then on.</summary>
    public ValueTask<IReadOnlyList<DriveAddress>> AskAsync(string host, CancellationToken cancellation) => names.AskAsync(host, cancellation);

    /// <summary>Opens a way to a drive.</summary>
    public async Task<Drive> OpenAsync(DriveAddress address, CancellationToken cancellation) =>
        new(await Catalog.OpenAsync(address, cancellation), address);
}

/// <summary>The virtual drive that is made where there is none.</summary>
internal static class DefaultDrive
{
    public const string ShortName = "default";

    public const string Name = $"virtual:{ShortName}";

    public const string Medium = "cd-r80";
}
