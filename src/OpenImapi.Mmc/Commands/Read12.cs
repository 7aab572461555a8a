using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ (12): reads blocks of 2,048 bytes; as a stream where the drive is set to.</summary>
[Clause(Standard.Mmc5, "6.16")]
public record struct Read12(uint Address, uint Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.Read12;

    public readonly int TransferLength => checked((int)Blocks * BlockSizes.UserData);

    /// <summary>DPO: the blocks will not be asked for again.</summary>
    public bool DisablePageOut { get; set; }

    /// <summary>FUA: from the medium, not from the drive's cache.</summary>
    public bool ForceUnitAccess { get; set; }

    /// <summary>True where speed matters more than every bit (SET STREAMING).</summary>
    public bool Streaming { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        var cache = f.UInt8("DPO, FUA", (byte)((DisablePageOut ? 0x10 : 0) | (ForceUnitAccess ? 8 : 0)));
        (DisablePageOut, ForceUnitAccess) = ((cache & 0x10) != 0, (cache & 8) != 0);
        Address = f.UInt32Big("logical block address", Address);
        Blocks = f.UInt32Big("transfer length", Blocks);
        Streaming = (f.UInt8("streaming", (byte)(Streaming ? 0x80 : 0)) & 0x80) != 0;
        f.Zero(1);
    }
}
