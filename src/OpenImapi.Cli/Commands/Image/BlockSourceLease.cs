using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>The blocks of an image file or of the disc in a drive, held open while a command reads them.</summary>
internal sealed class BlockSourceLease : IAsyncDisposable
{
    private readonly Drive? drive;

    private BlockSourceLease(IBlockSource source, IReadOnlyList<Lba>? sessions = null, Drive? drive = null) =>
        (Source, Sessions, this.drive) = (source, sessions, drive);

    public IBlockSource Source { get; }

    /// <summary>Whether the blocks are those of a disc in a drive.</summary>
    public bool IsDisc => drive is not null;

    /// <summary>The first block of each session of a disc; nothing for an image file and for a disc that can be written anywhere, which have no table of them.</summary>
    public IReadOnlyList<Lba>? Sessions { get; }

    /// <summary>Opens what is named: a file where there is one, else a drive.</summary>
    /// <exception cref="DiscException">There is no such file or drive, or it cannot be read.</exception>
    public static async Task<BlockSourceLease> OpenAsync(string name, Invocation run, CancellationToken cancellation)
    {
        if (File.Exists(name))
            return new(OpenFile(name));
        var room = new DriveRoom(run);
        var address = await FindAsync(room, name, cancellation);
        return await OfDiscAsync(await room.OpenAsync(address, cancellation), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        (Source as IDisposable)?.Dispose();
        if (drive is not null)
            await drive.DisposeAsync();
    }

    private static FileBlockSource OpenFile(string path)
    {
        try
        {
            return new(path);
        }
        catch (NotSupportedException pipe)
        {
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{path} is a pipe or a device; an image is read in any order.", "Write it to a file first.", pipe);
        }
    }

    private static async Task<DriveAddress> FindAsync(DriveRoom room, string name, CancellationToken cancellation)
    {
        try
        {
            return await room.ChooseAsync(name, cancellation);
        }
        catch (DiscException fault) when (fault.Error == DriveErrors.NotPresent && !DriveRoom.LooksLikeDrive(name))
        {
            throw new DiscException(CliErrors.NoPath, $"There is no image file and no drive '{name}'.", "Look at the spelling, or see 'imapi drives'.");
        }
    }

    private static async Task<BlockSourceLease> OfDiscAsync(Drive drive, CancellationToken cancellation)
    {
        try
        {
            var medium = await MediumInspector.InspectAsync(drive, cancellation);
            if (medium.Readable.IsEmpty)
                throw new DiscException(DriveErrors.BlankArea, $"There is nothing to read in {drive.Address.Name}: {medium.State}", medium.Advice);
            return new(new DriveBlockSource(drive, medium), medium.IsOverwritable ? null : medium.SessionStarts, drive);
        }
        catch
        {
            await drive.DisposeAsync();
            throw;
        }
    }
}
