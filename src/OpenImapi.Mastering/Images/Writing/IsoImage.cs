using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>.iso: user data of 2,048 bytes a block, every block at its address on the disc; what lies between tracks is zeros.</summary>
internal sealed class IsoImage : IDiscImageForm
{
    public async ValueTask<IReadOnlyList<PlannedFile>> PlanAsync(
        DiscLayout layout, IBlockSource source, string path, DiscImageOptions options, CancellationToken cancellation)
    {
        if (layout.Tracks.FirstOrDefault(track => track.Form is BlockForm.Audio or BlockForm.Mode2) is { } other)
            throw new DiscException(DiscImageErrors.CannotExport, $"{path}: track {other.Number} is of {other.Form}, and an .iso holds user data of 2,048 bytes a block only.");
        var blocks = new UserDataSource(layout, source);
        if (!options.LastSession)
            return [new BlockFile(path, blocks)];
        var volumes = await LastSessionVolumes.ReadAsync(layout, blocks, cancellation);
        return [new BlockFile(path, new PatchedSource(blocks, Lba.Zero + VolumeConstants.SystemArea, volumes))];
    }
}
