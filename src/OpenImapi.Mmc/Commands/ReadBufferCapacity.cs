using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ BUFFER CAPACITY: how full the drive's buffer is, in bytes.</summary>
[Clause(Standard.Mmc5, "6.18")]
public record struct ReadBufferCapacity(ushort AllocationLength = BufferCapacity.Length) : ICommand<ReadBufferCapacity, BufferCapacity>
{
    public ReadBufferCapacity()
        : this(AllocationLength: BufferCapacity.Length)
    {
    }

    public static OperationCode Code => OperationCode.ReadBufferCapacity;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The answer is to be in blocks, as many as a WRITE may bring without waiting.</summary>
    public bool InBlocks { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        InBlocks = (f.UInt8("block", (byte)(InBlocks ? 1 : 0)) & 1) != 0;
        f.Zero(5);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
