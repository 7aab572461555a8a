using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Where the layers of a disc with two meet: chosen before the first block of a blank disc is written.</summary>
[Clause(Standard.Mmc5, "6.34")]
internal static class LayerBreaks
{
    private const int EccBlock = 16;

    private const int Layers = 2;

    /// <summary>
    /// Blocks of layer 0. Without a wish of the job's it is half of what is written on a disc that is closed for good, so that both layers end at the same
    /// radius; nothing on one that stays open, which keeps all its room.
    /// </summary>
    /// <exception cref="DiscException">OPENIMAPI_E_LAYER_BREAK: the disc has no layer break to choose, or not this one.</exception>
    public static BlockCount? Choose(Medium medium, RecordingJob job, BurnPlan plan)
    {
        var blank = HasChoice(medium.Profile) && medium.Status == MediumStatus.Blank && plan.Start == Lba.Zero;
        var half = RoundUp(new((plan.End.Value + 1) / Layers));
        if (job.LayerBreak is not { } wanted)
            return blank && job.CloseDisc ? half : null;
        if (!blank)
            throw new DiscException(RecordingErrors.LayerBreak, $"Where layer 0 ends cannot be chosen on this disc. {medium.State}");
        if (wanted.Value % EccBlock != 0 || wanted < half || wanted.Value > medium.Capacity.Value / Layers)
            throw new DiscException(RecordingErrors.LayerBreak,
                $"Layer 0 cannot have {wanted} blocks: a multiple of {EccBlock} from {half}, half of the content, to {medium.Capacity.Value / Layers} would do.");
        return wanted;
    }

    /// <summary>Tells the drive. One that will not be told leaves the break where it is, which is a warning; every reader can read that disc, too.</summary>
    public static async ValueTask ApplyAsync(BurnDesk desk, BlockCount? layer, CancellationToken cancellation)
    {
        if (layer is not { } blocks)
            return;
        var data = new byte[LayerBoundary.Length];
        Structure.Write(new LayerBoundary((uint)blocks.Value), data);
        var structure = new DiscStructure(new ByteString(data));
        try
        {
            await desk.Drive.SendAsync(SendDiscStructure.OfDvd(DvdStructureFormat.LayerBoundary, structure), structure, cancellation);
        }
        catch (DriveException refused) when (refused.Sense.Key == SenseKey.IllegalRequest)
        {
            desk.Warn($"The drive would not put the layer break at block {blocks} ({refused.Sense}); it stays where the disc has it.");
        }
    }

    private static bool HasChoice(Profile profile) => profile is Profile.DvdPlusRDualLayer;

    private static BlockCount RoundUp(BlockCount blocks) => blocks + Blocks.ToWhole(blocks, new(EccBlock));
}
