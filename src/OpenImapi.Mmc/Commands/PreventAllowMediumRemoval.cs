using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>PREVENT ALLOW MEDIUM REMOVAL: locks or unlocks the tray for this nexus.</summary>
[Clause(Standard.Mmc5, "6.14")]
public record struct PreventAllowMediumRemoval(bool Prevent) : ICommand
{
    public static OperationCode Code => OperationCode.PreventAllowMediumRemoval;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(3);
        Prevent = (f.UInt8("persistent, prevent", (byte)(Prevent ? 1 : 0)) & 1) != 0;
        f.Zero(1);
    }
}
