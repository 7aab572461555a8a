using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>PREVENT ALLOW MEDIUM REMOVAL: locks or unlocks the tray for this nexus.</summary>
[Clause(Standard.Mmc5, "6.14")]
public record struct PreventAllowMediumRemoval(bool Prevent) : ICommand
{
    public static OperationCode Code => OperationCode.PreventAllowMediumRemoval;

    public readonly int TransferLength => 0;

    /// <summary>Concerns the button only: while it is prevented, pressing it is told as an event and the host ejects.</summary>
    public bool Persistent { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(3);
        var flags = f.UInt8("persistent, prevent", (byte)((Persistent ? 2 : 0) | (Prevent ? 1 : 0)));
        (Persistent, Prevent) = ((flags & 2) != 0, (flags & 1) != 0);
        f.Zero(1);
    }
}
