using System.Security.Cryptography;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>
/// A drive as a folder: drive.json says what it is, tray.json which disc lies in it, discs/ is the shelf with every disc it ever had,
/// lock is held by the process that has it open and holder.json names that process, request.json asks it to change the disc.
/// </summary>
internal sealed class DriveFolder(string name, string path)
{
    public string Name => name;

    public string Path => path;

    public bool Exists => File.Exists(Description);

    public string Lock => In("lock");

    public string Holder => In("holder.json");

    public string Request => In("request.json");

    /// <summary>The request that is being carried out.</summary>
    public string TakenRequest => In("request.taken.json");

    /// <summary>The trace whose drive this one answers as, or nothing.</summary>
    public DriveReplay? Replay => File.Exists(ReplayFile) ? DriveReplay.Load(ReplayFile) : null;

    private string ReplayFile => In("replay.jsonl");

    private string Description => In("drive.json");

    private string TrayFile => In("tray.json");

    private string Shelf => In("discs");

    public StoredDrive Drive => AtomicFile.Read(Description, StoredJson.Default.StoredDrive)
        ?? throw new DiscException(Exists ? VirtualErrors.DamagedDrive : DriveErrors.NotPresent, $"There is no virtual drive '{name}' in {path}.");

    public StoredTray Tray
    {
        get => AtomicFile.Read(TrayFile, StoredJson.Default.StoredTray) ?? new(null, Open: false);
        set => AtomicFile.Write(TrayFile, value, StoredJson.Default.StoredTray);
    }

    public DriveAddress Address => new($"virtual:{name}", path, Drive.Identity);

    /// <summary>The discs that lie on the shelf or in the tray, in the order in which they came.</summary>
    public IEnumerable<DiscFolder> Discs => !Directory.Exists(Shelf) ? [] : Directory.EnumerateDirectories(Shelf)
        .Select(folder => new DiscFolder(folder)).Where(disc => disc.Name[0] != '.' && disc.Exists).OrderBy(disc => disc.Name, StringComparer.Ordinal);

    /// <summary>The disc of that name, or nothing.</summary>
    public DiscFolder? FindDisc(string? disc) => disc is null ? null : Discs.FirstOrDefault(folder => folder.Name == disc);

    /// <summary>Makes the drive. Its GUID derives from its name and place, so that it is the same on every run.</summary>
    public void Create(RecorderOptions? options)
    {
        if (Exists)
            throw new DiscException(VirtualErrors.DriveExists, $"There is a virtual drive '{name}' already, in {path}.");
        Directory.CreateDirectory(Shelf);
        if (options?.Replay is { } replay)
            File.WriteAllText(ReplayFile, replay.Text);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"virtual drive\n{name}\n{path}"));
        var serial = Convert.ToHexString(hash.AsSpan(16, 8));
        AtomicFile.Write(Description, new(1, Identity(hash), serial) { Traits = options is null ? null : StoredTraits.Of(options) }, StoredJson.Default.StoredDrive);
    }

    /// <summary>Puts a new disc on the shelf. It is made beside the shelf's discs and stands there at once, whole.</summary>
    public DiscFolder AddDisc(MediumKind kind, IReadOnlyList<DiscEvent> history, string? image, string? mediaId = null)
    {
        var disc = NewDisc();
        disc.Create(kind, history, image, mediaId);
        return PutOnShelf(disc);
    }

    /// <summary>Puts a pressed disc on the shelf.</summary>
    public async ValueTask<DiscFolder> AddDiscAsync(Pressing pressing, CancellationToken cancellation)
    {
        var disc = NewDisc();
        try
        {
            await disc.CreateAsync(pressing, cancellation);
            return PutOnShelf(disc);
        }
        catch
        {
            Directory.Delete(disc.Path, recursive: true);
            throw;
        }
    }

    private DiscFolder NewDisc()
    {
        var unfinished = System.IO.Path.Combine(Shelf, $".{Environment.ProcessId}.{Environment.CurrentManagedThreadId}");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        return new(Directory.CreateDirectory(unfinished).FullName);
    }

    private DiscFolder PutOnShelf(DiscFolder disc)
    {
        for (var number = Discs.Count() + 1; ; number++)
        {
            var folder = System.IO.Path.Combine(Shelf, $"disc-{number:0000}");
            if (TryRename(disc.Path, folder))
                return new(folder);
        }
    }

    private static bool TryRename(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException) when (Directory.Exists(to))
        {
            return false;
        }
    }

    /// <summary>The description goes first: what remains after a process that dies here is no drive.</summary>
    public void Delete()
    {
        File.Delete(Description);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>A GUID of version 8, which means: made from other data (RFC 9562, 5.8).</summary>
    private static Guid Identity(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }

    private string In(string file) => System.IO.Path.Combine(path, file);
}
