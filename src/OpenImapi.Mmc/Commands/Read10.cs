using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ (10): reads up to 65,535 blocks of 2,048 bytes.</summary>
[Clause(Standard.Mmc5, "6.15")]
public record struct Read10(uint Address, ushort Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.Read10;

    public readonly int TransferLength => Blocks * BlockSizes.UserData;

    /// <summary>DPO: the blocks will not be asked for again.</summary>
    public bool DisablePageOut { get; set; }

    /// <summary>FUA: from the medium, not from the drive's cache.</summary>
    public bool ForceUnitAccess { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        var cache = f.UInt8("DPO, FUA", (byte)((DisablePageOut ? 0x10 : 0) | (ForceUnitAccess ? 8 : 0)));
        (DisablePageOut, ForceUnitAccess) = ((cache & 0x10) != 0, (cache & 8) != 0);
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(1);
        Blocks = f.UInt16Big("transfer length", Blocks);
        f.Zero(1);
    }
}
