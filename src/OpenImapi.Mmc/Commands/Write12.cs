using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>WRITE (12): writes blocks, of 2,048 bytes unless the write parameters or the cue sheet say otherwise; as a stream where the drive is set to.</summary>
/// <param name="Address">The first block; one below 0, as in a lead-in, as its two's complement.</param>
/// <param name="Blocks">How many.</param>
[Clause(Standard.Mmc5, "6.45")]
public record struct Write12(uint Address, uint Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.Write12;

    public readonly int TransferLength => checked((int)Blocks * BlockSize);

    /// <summary>Bytes of a block, which the command itself does not say: 2,048, or as the data block type or the cue sheet have it.</summary>
    public int BlockSize
    {
        readonly get => BlockSizes.UserData + excess;
        set => excess = value - BlockSizes.UserData;
    }

    /// <summary>The first block as a place on the disc.</summary>
    public readonly Lba Start => CommandAddress.ToLba(Address);

    private int excess;

    /// <summary>True where speed matters more than every bit (SET STREAMING).</summary>
    public bool Streaming { get; set; }

    /// <summary>FUA: the blocks are on the medium when the command ends.</summary>
    public bool ForceUnitAccess { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        ForceUnitAccess = (f.UInt8("DPO, FUA", (byte)(ForceUnitAccess ? 8 : 0)) & 8) != 0;
        Address = f.UInt32Big("logical block address", Address);
        Blocks = f.UInt32Big("transfer length", Blocks);
        Streaming = (f.UInt8("streaming", (byte)(Streaming ? 0x80 : 0)) & 0x80) != 0;
        f.Zero(1);
    }
}
