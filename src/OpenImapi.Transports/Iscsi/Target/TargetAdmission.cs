namespace OpenImapi.Transports;

/// <summary>What a login left: who came, for what, and what was agreed.</summary>
internal sealed class TargetAdmission
{
    /// <summary>The initiator's iSCSI name.</summary>
    public required string Initiator { get; init; }

    /// <summary>The session's name as the initiator chose it; with its own name it is unique.</summary>
    public required ulong Identifier { get; init; }

    /// <summary>A session that only asks which targets there are.</summary>
    public required bool Discovery { get; init; }

    /// <summary>CmdSN of the first command.</summary>
    public required uint FirstCommand { get; init; }

    /// <summary>StatSN of what comes next.</summary>
    public required uint NextStatus { get; init; }

    /// <summary>The target's name.</summary>
    public required string Target { get; init; }

    /// <summary>Where the initiator reached the target, as a SendTargets answer names it.</summary>
    public required string Portal { get; init; }

    /// <summary>What holds now; the initiator may declare another length of segments later.</summary>
    public required SessionParameters Parameters { get; set; }
}
