using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>What is written beside the sound: the log, and the cue sheet where the whole disc was read.</summary>
internal sealed class RipPapers
{
    private readonly RippedDisc disc;
    private readonly RipSettings how;

    /// <exception cref="DiscException">One of them is there already, and may not be replaced.</exception>
    public RipPapers(RippedDisc disc, RipSettings how)
    {
        (this.disc, this.how) = (disc, how);
        if (!how.Force && Array.Find([LogPath, SheetPath, PacksPath], File.Exists) is { } existing)
            throw new DiscException(CliErrors.OutputExists, $"{existing} is there already.");
    }

    private string LogPath => Path.Combine(RipFile.FolderOf(disc, how), disc.Name + ".log");

    private string SheetPath => Path.Combine(RipFile.FolderOf(disc, how), disc.Name + ".cue");

    private string PacksPath => Path.ChangeExtension(SheetPath, ".cdt");

    /// <returns>The paths of what was written.</returns>
    /// <exception cref="DiscException">One of them cannot be written.</exception>
    public async Task<List<string>> WriteAsync(IReadOnlyList<RipFile> files, IReadOnlyList<RippedTrack> ripped, DriveAddress drive, CancellationToken cancellation)
    {
        var written = new List<string> { await WriteAsync(LogPath, RipLog.Of(disc, drive, ripped, how), cancellation) };
        if (how.Tracks.Count > 0)
            return written;
        var packs = disc.Packs;
        if (packs is not null)
            written.Add(await WriteAsync(PacksPath, packs, cancellation));
        written.Add(await WriteAsync(SheetPath, disc.Sheet(files, packs is null ? "" : Path.GetFileName(PacksPath)), cancellation));
        return written;
    }

    private static Task<string> WriteAsync(string path, string text, CancellationToken cancellation) => WriteAsync(path, Encoding.UTF8.GetBytes(text), cancellation);

    private static async Task<string> WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(path, bytes, cancellation);
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(CliErrors.OutputFailed, $"{path} cannot be written: {fault.Message}", inner: fault);
        }
    }
}
