using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What every DVD says of itself.</summary>
[Clause(Standard.Mmc5, "6.23.3.2")]
internal sealed class DvdStructures : StructureGroup
{
    public const int PhysicalLength = 2048;

    private const uint FirstSectorOfDvdRam = 0x031000;

    public override IEnumerable<MediumStructure> Of(LoadedDisc medium)
    {
        if (medium.Kind.Profile is < Profile.DvdRom or >= Profile.BdRom)
            yield break;
        yield return new(DvdStructureFormat.Physical, PhysicalLength, () => Filled(PhysicalLength, Physical(medium.Disc, medium.State)));
        yield return new(DvdStructureFormat.Copyright, 4, () => new byte[4]);
        if (medium.Kind.Profile is Profile.DvdRom or Profile.DvdRam)
            yield return new(DvdStructureFormat.Manufacturing, PhysicalLength, () => new byte[PhysicalLength]);
    }

    /// <summary>The physical format information: of what is closed, else of the whole blank disc.</summary>
    public static DvdPhysicalFormat Physical(Disc disc, DiscState state)
    {
        var kind = disc.Kind;
        var blocks = (uint)(state.ClosedTracks.LastOrDefault()?.End.Value ?? (state.LayerBreak is { } each ? 2 * each.Value : kind.Capacity.Value));
        var middle = kind.Layers > 1 ? Middle(kind, state, blocks) : 0;
        return new(BookOf(kind.Profile), kind.Rules != WritingRules.Pressed, blocks)
        {
            FirstSector = kind.Rules == WritingRules.DvdRam ? FirstSectorOfDvdRam : DvdPhysicalFormat.UsualFirstSector,
            PartVersion = PartOf(kind.Profile),
            Layers = (byte)(middle > 0 ? 2 : 1),
            Layer0Blocks = middle,
            Manufacturer = SaysMaker(kind) ? ByteString.Ascii(disc.MediaCode.Maker) : default,
            MediaType = SaysMaker(kind) ? ByteString.Ascii(disc.MediaCode.Type) : default,
            Revision = SaysMaker(kind) ? disc.MediaCode.Revision : (byte)0,
        };
    }

    /// <summary>Blocks of layer 0; a small pressed disc has no other.</summary>
    private static uint Middle(MediumKind kind, DiscState state, uint blocks)
    {
        const uint OneLayer = 2_298_496;
        return kind.Rules == WritingRules.Pressed ? (blocks <= OneLayer ? 0 : (blocks / 2 + 15) / 16 * 16)
            : (uint)(state.LayerBreak ?? new(kind.Capacity.Value / 2)).Value;
    }

    private static bool SaysMaker(MediumKind kind) => kind.Rules is WritingRules.DvdPlusR or WritingRules.DvdPlusRw;

    /// <summary>The part version that the book of a disc of today has: 2.1 of DVD-R, 1.2 of DVD-RW, 3.0 of DVD-R DL, 2.2 of DVD-RAM.</summary>
    private static byte PartOf(Profile profile) => profile switch
    {
        Profile.DvdRam or Profile.DvdRDualLayerSequential => 6,
        Profile.DvdRSequential => 5,
        Profile.DvdRwSequential => 3,
        _ => 1,
    };

    private static DvdBook BookOf(Profile profile) => profile switch
    {
        Profile.DvdRam => DvdBook.DvdRam,
        Profile.DvdRSequential or Profile.DvdRDualLayerSequential or Profile.DvdRDualLayerJump => DvdBook.DvdR,
        Profile.DvdRwRestrictedOverwrite or Profile.DvdRwSequential => DvdBook.DvdRw,
        Profile.DvdPlusRw => DvdBook.DvdPlusRw,
        Profile.DvdPlusR => DvdBook.DvdPlusR,
        Profile.DvdPlusRwDualLayer => DvdBook.DvdPlusRwDualLayer,
        Profile.DvdPlusRDualLayer => DvdBook.DvdPlusRDualLayer,
        _ => DvdBook.DvdRom,
    };
}
