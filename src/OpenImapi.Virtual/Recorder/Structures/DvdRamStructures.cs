using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a DVD-RAM says besides: its spare areas, and whether it may be written.</summary>
[Clause(Standard.Mmc5, "6.23.3.2")]
internal sealed class DvdRamStructures : StructureGroup
{
    private const int DefinitionLength = 2048;

    /// <summary>A disc without a cartridge.</summary>
    private const byte Bare = 0x10;

    /// <summary>The disc's maker certified it; groups and zones of a 4.7 GB side.</summary>
    private static readonly byte[] Definition = [0x0A, 0x0A, 0x00, 0x01, 0, 0, 0, 0, 0, 1, 0, 35];

    public override IEnumerable<MediumStructure> Of(LoadedDisc medium)
    {
        if (medium.Kind.Rules != WritingRules.DvdRam)
            yield break;
        var (kind, state) = (medium.Kind, medium.State);
        var supplementary = DvdRamFormats.Supplementary(kind, state);
        yield return new(DvdStructureFormat.DefectDefinition, DefinitionLength, () => [.. Definition, .. new byte[DefinitionLength - Definition.Length]]);
        yield return new(DvdStructureFormat.MediumStatus, DvdRamMediumStatus.Length,
            () => Filled(DvdRamMediumStatus.Length, new DvdRamMediumStatus(state.WriteProtected) { DiscType = Bare }));
        yield return new(DvdStructureFormat.SpareArea, DvdRamSpareAreas.Length,
            () => Filled(DvdRamSpareAreas.Length, new DvdRamSpareAreas(DvdRamFormats.PrimarySpares, supplementary, supplementary)));
        yield return new(DvdStructureFormat.RecordingType, 4, () => new byte[4]);
        yield return new(DvdStructureFormat.WriteProtection, WriteProtection.Length,
            () => Filled(WriteProtection.Length, new WriteProtection(state.WriteProtected)))
        {
            Send = sent => medium.Rules.Protect(state, Sent(sent)),
        };
    }

    /// <summary>Only the protection that the medium keeps can be sent.</summary>
    private static bool Sent(ByteString sent)
    {
        if (sent.Length != WriteProtection.Length)
            throw new Refusal(KnownSense.ParameterListLengthError);
        var wanted = Structure.Read<WriteProtection>(sent);
        return wanted is { MediumInhibit: false, Cartridge: false, Software: false } ? wanted.Persistent : throw new Refusal(KnownSense.InvalidFieldInParameterList);
    }
}
