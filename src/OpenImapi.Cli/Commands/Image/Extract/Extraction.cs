using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Copies entries of a volume into a folder. A file appears under its name only when it is complete.</summary>
internal sealed class Extraction(IsoVolume volume, string output, bool force, Invocation run)
{
    private const int BufferLength = 1 << 20;
    private readonly byte[] buffer = new byte[BufferLength];
    private readonly Speedometer speed = new(run.Surroundings.Clock);
    private long total;

    public int Files { get; private set; }

    public int Folders { get; private set; }

    public long Bytes { get; private set; }

    /// <exception cref="DiscException">A file cannot be read or written, is there already, or has a name that no folder may hold.</exception>
    public async Task RunAsync(IReadOnlyList<VolumeEntry> entries, CancellationToken cancellation)
    {
        var places = entries.Where(entry => !entry.IsAssociatedFile).Select(entry => (entry, place: PlaceOf(entry))).ToList();
        if (!force && places.Find(each => !each.entry.IsFolder && File.Exists(each.place)) is { place: { } there })
            throw new DiscException(CliErrors.OutputExists, $"{there} is there already; nothing was written.");
        total = places.Where(each => !each.entry.IsFolder).Sum(each => each.entry.Length);
        Directory.CreateDirectory(output);
        foreach (var (entry, place) in places)
            if (entry.IsFolder)
            {
                Directory.CreateDirectory(place);
                Folders++;
            }
            else
            {
                await CopyAsync(entry, place, cancellation);
                Files++;
            }
    }

    private string PlaceOf(VolumeEntry entry)
    {
        var parts = new Stack<string>();
        for (var at = entry; at.Parent is not null; at = at.Parent)
            parts.Push(IsSafe(at.Name) ? at.Name : throw new DiscException(CliErrors.UnsafeName,
                $"The volume has an entry named '{Texts.Name(at.Name)}' in {Texts.Name(at.Parent.Path)}; nothing was written."));
        return Path.Combine([output, .. parts]);
    }

    /// <summary>True for a name that stays inside its folder on every system.</summary>
    private static bool IsSafe(string name) =>
        name is not ("" or "." or "..") && name.IndexOfAny(['/', '\0']) < 0 && (!OperatingSystem.IsWindows() || name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0);

    private async Task CopyAsync(VolumeEntry entry, string place, CancellationToken cancellation)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(place)!, $".imapi-{Environment.ProcessId}.part");
        try
        {
            await using (var content = volume.OpenFile(entry))
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0))
            {
                int count;
                while ((count = await content.ReadAsync(buffer, cancellation)) > 0)
                {
                    await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
                    Bytes += count;
                    run.Reporter.Advance(speed.At("extracting", Bytes, total));
                }
            }

            if (entry.ModifiedAt is { } time)
                File.SetLastWriteTimeUtc(temporary, time.UtcDateTime);
            File.Move(temporary, place, overwrite: true);
        }
        catch (Exception fault)
        {
            File.Delete(temporary);
            if (fault is IOException or UnauthorizedAccessException)
                throw new DiscException(CliErrors.OutputFailed, $"{place} cannot be written: {fault.Message}", inner: fault);
            throw;
        }
    }
}
