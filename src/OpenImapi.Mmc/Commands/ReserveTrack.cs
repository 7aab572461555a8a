using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>RESERVE TRACK: sets room aside for a track of so many blocks.</summary>
[Clause(Standard.Mmc5, "6.31")]
public record struct ReserveTrack(uint Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.ReserveTrack;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("RMZ, ARSV", 0);
        f.Zero(3);
        Blocks = f.UInt32Big("reservation size", Blocks);
        f.Zero(1);
    }
}
