namespace OpenImapi.Virtual;

/// <summary>What goes wrong when a fault strikes.</summary>
public enum FaultKind
{
    /// <summary>Blocks cannot be read: 3/11/00. Always, unless a number of times is said.</summary>
    MediumError,

    /// <summary>A write fails: 3/0C/00, and its blocks are not written.</summary>
    WriteError,

    /// <summary>A write ends well, and the next command tells that it failed: 3/0C/00, deferred. Its blocks cannot be read afterwards.</summary>
    DeferredError,

    /// <summary>The stream of a write breaks: 3/0C/09, and its blocks are not written.</summary>
    LossOfStreaming,

    /// <summary>The drive is becoming ready: 2/04/01, for a time or for three commands.</summary>
    NotReady,

    /// <summary>Something is told before the command is done: 6/28/00.</summary>
    UnitAttention,

    /// <summary>The drive is reset, forgets what it holds of its hosts, and tells 6/29/00.</summary>
    BusReset,

    /// <summary>The drive is not there any more: the way to it breaks, for good unless a number of commands is said.</summary>
    Gone,

    /// <summary>One command gets lost on its way.</summary>
    TransportError,

    /// <summary>Somebody forces the tray open, locked or not.</summary>
    TrayOpen,

    /// <summary>The firmware does not take a command: 5/20/00. Always.</summary>
    Refuse,

    /// <summary>A command ends with the sense that the fault says.</summary>
    Check,
}
