using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SEND OPC INFORMATION: the drive calibrates its laser power for this medium.</summary>
[Clause(Standard.Mmc5, "6.36")]
public record struct SendOpcInformation(bool Perform = true) : ICommand
{
    public SendOpcInformation()
        : this(Perform: true)
    {
    }

    public static OperationCode Code => OperationCode.SendOpcInformation;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Perform = (f.UInt8("DoOPC", (byte)(Perform ? 1 : 0)) & 1) != 0;
        f.Zero(5);
        f.UInt16Big("parameter list length", 0);
        f.Zero(1);
    }
}
