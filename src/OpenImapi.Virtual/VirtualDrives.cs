using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Makes virtual drives and changes their discs, as a person would with hands.</summary>
public sealed class VirtualDrives(VirtualHome home)
{
    /// <summary>Makes a drive with a blank medium in it.</summary>
    /// <param name="name">Small letters, digits, '.', '_' and '-'; 64 at the most.</param>
    /// <param name="medium">The id of a medium, a disc of the shelf, or the path of an image; see <see cref="Insert"/>.</param>
    /// <param name="options">
    /// How the drive differs from others: the ways of writing it has, its offset, jitter and faults when it reads audio. They are kept in its folder. Time,
    /// pace, polls and buffer are chosen by whoever opens the drive.
    /// </param>
    /// <param name="disc">How the new blank in it differs from others of its kind.</param>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_MEDIA_ID: the blank cannot be so.</exception>
    public DriveAddress Create(string name, string medium, RecorderOptions? options = null, DiscOptions? disc = null)
    {
        var drive = home.Drive(name);
        Check(KindOf(medium), disc);
        drive.Create(options);
        Insert(name, medium, disc);
        return drive.Address;
    }

    /// <summary>Puts a disc into the drive; the one that was in it goes to the drive's shelf.</summary>
    /// <param name="name">The drive.</param>
    /// <param name="medium">A medium's id, such as <c>cd-r80</c>: a new blank. The name of a disc on the shelf: that disc. A path: the image as a pressed disc.</param>
    /// <param name="options">How a new blank differs from others of its kind.</param>
    /// <returns>Whether it is done, or left as a request for the process that has the drive open.</returns>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_MEDIA_ID: the blank cannot be so, or the disc is no new blank.</exception>
    public TrayOutcome Insert(string name, string medium, DiscOptions? options = null)
    {
        var drive = Existing(name);
        var found = drive.FindDisc(medium);
        if (found is not null && options is not null && options != new DiscOptions())
            throw new DiscException(VirtualErrors.BadMediaId, $"'{medium}' is a disc that is there already.");
        return Change(drive, (found ?? Make(drive, medium, options)).Name);
    }

    /// <summary>Puts a pressed disc of any layout into the drive; the one that was in it goes to the drive's shelf.</summary>
    /// <param name="name">The drive.</param>
    /// <param name="layout">What lies where.</param>
    /// <param name="source">Blocks of 2,048 bytes where every track is data, else of 2,352.</param>
    /// <param name="cancellation">Stops between two pieces; no disc is left.</param>
    /// <returns>Whether it is done, or left as a request for the process that has the drive open.</returns>
    /// <exception cref="DiscException">OPENIMAPI_E_IMAGE_UNFIT: no disc can be so, or the source has not the blocks.</exception>
    public async ValueTask<TrayOutcome> InsertAsync(string name, DiscLayout layout, IBlockSource source, CancellationToken cancellation = default)
    {
        var drive = Existing(name);
        var disc = await drive.AddDiscAsync(new(layout, source), cancellation);
        return Change(drive, disc.Name);
    }

    /// <summary>Opens the tray and puts the disc on the drive's shelf.</summary>
    /// <returns>Whether it is done, or left as a request for the process that has the drive open.</returns>
    public TrayOutcome Eject(string name) => Change(Existing(name), null);

    /// <summary>Removes the drive and every disc on its shelf.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTACCESSIBLE: a process has the drive open.</exception>
    public void Remove(string name)
    {
        var drive = Existing(name);
        DriveLock.Take(drive).Dispose();
        drive.Delete();
    }

    /// <summary>Every drive and what is in it.</summary>
    public IReadOnlyList<VirtualDriveDescription> List() => [.. home.List().Select(Describe)];

    /// <summary>One drive and what is in it.</summary>
    public VirtualDriveDescription Describe(string name) => Describe(Existing(name));

    /// <summary>Opens the disc in the drive to read it, even while a process has the drive open.</summary>
    public Disc OpenDisc(string name)
    {
        var drive = Existing(name);
        return drive.FindDisc(drive.Tray.Disc)?.Open(readOnly: true)
            ?? throw new DiscException(DriveErrors.NoMedium, $"There is no disc in virtual:{name}.");
    }

    private DriveFolder Existing(string name)
    {
        var drive = home.Drive(name);
        return drive.Exists ? drive : throw new DiscException(DriveErrors.NotPresent, $"There is no virtual drive '{name}' in {home.Path}.");
    }

    /// <summary>Changes the disc, or asks the process that has the drive open to do so at its next command.</summary>
    private static TrayOutcome Change(DriveFolder drive, string? disc)
    {
        if (DriveLock.TryTake(drive) is { } hold)
        {
            using (hold)
            {
                drive.Tray = new(disc, Open: disc is null);
                File.Delete(drive.Request);
                File.Delete(drive.TakenRequest);
            }

            return TrayOutcome.Done;
        }

        AtomicFile.Write(drive.Request, new(disc), StoredJson.Default.StoredRequest);
        return TrayOutcome.Requested;
    }

    /// <summary>A new blank of a kind, or an image as a pressed disc.</summary>
    private static DiscFolder Make(DriveFolder drive, string medium, DiscOptions? options)
    {
        var kind = KindOf(medium);
        Check(kind, options);
        var how = options ?? new();
        return kind.Rules == WritingRules.Pressed
            ? drive.AddDisc(kind, Pressing.OneTrack(BlockCount.ForBytes(new FileInfo(medium).Length)), medium)
            : drive.AddDisc(kind, how.HistoryOf(kind), image: null, how.MediaId);
    }

    private static void Check(MediumKind kind, DiscOptions? options)
    {
        _ = DiscOptions.CodeOf(kind, options?.MediaId);
        _ = options?.HistoryOf(kind);
    }

    private static MediumKind KindOf(string medium)
    {
        if (MediumKind.Recordable.FirstOrDefault(kind => kind.Id == medium) is { } recordable)
            return recordable;
        if (!File.Exists(medium))
            throw new DiscException(VirtualErrors.UnknownMedium, $"'{medium}' is neither a medium, nor a disc of this drive, nor a file.");
        var length = BlockCount.ForBytes(new FileInfo(medium).Length);
        return (length > BlockCount.Zero ? MediumKinds.PressedFor(length) : null)
            ?? throw new DiscException(VirtualErrors.ImageUnfit, $"{medium} has {length} blocks: it is empty or larger than any disc.");
    }

    private static VirtualDriveDescription Describe(DriveFolder drive)
    {
        var tray = drive.Tray;
        var folder = drive.FindDisc(tray.Disc);
        var description = new VirtualDriveDescription(drive.Address, null, null, folder?.Path, tray.Open, [.. drive.Discs.Select(disc => disc.Name)]);
        try
        {
            using var disc = folder?.Open(readOnly: true);
            return description with { Medium = disc?.Kind, State = disc?.State };
        }
        catch (DiscException e) when (e.Error == VirtualErrors.DamagedMedium)
        {
            return description with { Damage = e.Message };
        }
    }
}

/// <summary>A virtual drive and what is in it.</summary>
/// <param name="Address">Its name, folder and identity.</param>
/// <param name="Medium">The kind of disc in it, or nothing.</param>
/// <param name="State">What is recorded on that disc.</param>
/// <param name="DiscFolder">The folder of that disc.</param>
/// <param name="TrayOpen">The tray is open.</param>
/// <param name="Shelf">Names of every disc that the drive has had and could have again.</param>
public sealed record VirtualDriveDescription(
    DriveAddress Address, MediumKind? Medium, DiscState? State, string? DiscFolder, bool TrayOpen, IReadOnlyList<string> Shelf)
{
    /// <summary>Why the disc in the drive cannot be used, when its files are damaged.</summary>
    public string? Damage { get; init; }
}

/// <summary>What became of a change of disc.</summary>
public enum TrayOutcome
{
    Done,

    /// <summary>Another process has the drive open; it takes the change up at its next command, once the tray is not locked.</summary>
    Requested,
}
