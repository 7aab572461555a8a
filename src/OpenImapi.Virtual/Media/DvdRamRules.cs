using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>DVD-RAM: any block at any time, and a protection against that which the medium itself keeps.</summary>
[Clause(Standard.Mmc5, "4.3")]
internal sealed class DvdRamRules(MediumKind kind) : OverwritableRules(kind)
{
    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters) => state.WriteProtected
        ? throw new Refusal(KnownSense.PersistentWriteProtect)
        : base.Write(state, blocks, parameters);

    public override IReadOnlyList<DiscEvent> Protect(DiscState state, bool writing) => state.WriteProtected == writing ? [] : [new WriteProtectionSet(writing)];
}
