using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>TEST UNIT READY: is there a medium that can be used now?</summary>
[Clause(Standard.Mmc5, "6.42")]
public record struct TestUnitReady : ICommand
{
    public static OperationCode Code => OperationCode.TestUnitReady;

    public readonly int TransferLength => 0;

    public readonly void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(4);
        f.Zero(1);
    }
}
