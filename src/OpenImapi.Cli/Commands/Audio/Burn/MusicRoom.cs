using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>The disc that music is to go onto, looked at before anything is decoded.</summary>
internal static class MusicRoom
{
    /// <summary>Blocks of an 80-minute disc.</summary>
    public static BlockCount Usual { get; } = new(RedbookDiscMaster.NominalBlocks + RunOut);

    /// <summary>Blocks that end a track written by itself. What is free is free for such a track; a session written at once has none.</summary>
    private const long RunOut = 2;

    /// <summary>Blocks that the disc in a drive has room for, once it is erased where that was asked for.</summary>
    /// <param name="room">The drives.</param>
    /// <param name="address">The drive.</param>
    /// <param name="erase">Makes sure that a disc may be erased; nothing where it must not be.</param>
    /// <param name="cancellation">Ends the looking.</param>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: it is no blank CD, nor to be made one.</exception>
    public static async Task<BlockCount> OnAsync(DriveRoom room, DriveAddress address, Func<Medium, Task>? erase, CancellationToken cancellation)
    {
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        if (medium is { Family: MediumFamily.Cd, Status: MediumStatus.Blank })
            return new(medium.Free.Value + RunOut);
        if (medium is { Family: MediumFamily.Cd, Erasable: true } && erase is not null)
        {
            await erase(medium);
            return Usual;
        }

        throw new DiscException(DriveErrors.InvalidMediumType, $"Music goes onto a blank CD; in {address.Name} is another disc. {medium.State}", AdviceFor(address, medium));
    }

    private static string AdviceFor(DriveAddress address, Medium medium) =>
        medium is { Family: MediumFamily.Cd, Erasable: true } ? "Erase it first with --erase, or insert a blank disc."
        : DriveRoom.IsVirtual(address) ? $"'imapi drive insert {DriveRoom.VirtualName(address.Name)} {DefaultDrive.Medium}' puts a blank disc in."
        : "Insert a blank CD-R or CD-RW.";
}
