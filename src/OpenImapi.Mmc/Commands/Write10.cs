using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>WRITE (10): writes up to 65,535 blocks, of 2,048 bytes unless the write parameters or the cue sheet say otherwise.</summary>
/// <param name="Address">The first block; one below 0, as in a lead-in, as its two's complement.</param>
/// <param name="Blocks">How many.</param>
[Clause(Standard.Mmc5, "6.44")]
public record struct Write10(uint Address, ushort Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.Write10;

    public readonly int TransferLength => Blocks * BlockSize;

    /// <summary>Bytes of a block, which the command itself does not say: 2,048, or as the data block type or the cue sheet have it.</summary>
    public int BlockSize
    {
        readonly get => BlockSizes.UserData + excess;
        set => excess = value - BlockSizes.UserData;
    }

    /// <summary>The first block as a place on the disc.</summary>
    public readonly Lba Start => CommandAddress.ToLba(Address);

    private int excess;

    /// <summary>Writes from a place on the disc on, which may lie before its block 0.</summary>
    public static Write10 At(Lba start, int blocks, int blockSize = BlockSizes.UserData) =>
        new(CommandAddress.Of(start), checked((ushort)blocks)) { BlockSize = blockSize };

    /// <summary>FUA: the blocks are on the medium when the command ends.</summary>
    public bool ForceUnitAccess { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        ForceUnitAccess = (f.UInt8("DPO, FUA", (byte)(ForceUnitAccess ? 8 : 0)) & 8) != 0;
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(1);
        Blocks = f.UInt16Big("transfer length", Blocks);
        f.Zero(1);
    }
}
