using OpenImapi.Formats;
using OpenImapi.Formats.Tests.Udf;

namespace OpenImapi.Mastering.Tests.Reading.Udf;

/// <summary>A volume that another program made, as blocks.</summary>
internal sealed class VolumeSource(Volume volume) : IBlockSource
{
    public int BlockSize => BlockSizes.UserData;

    public Extent Extent { get; init; } = new(default, new(volume.Blocks * volume.BlockSize / BlockSizes.UserData));

    /// <summary>Bytes of blocks that are to read otherwise than the program wrote them.</summary>
    public Dictionary<long, byte[]> Changed { get; } = [];

    public static VolumeSource Open(string name) => new(Volume.Open(name));

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        for (var i = 0; i < blocks.Length / BlockSize; i++)
            Block(start.Value + i).CopyTo(blocks[(i * BlockSize)..]);
        return ValueTask.CompletedTask;
    }

    /// <summary>One block as it reads.</summary>
    public byte[] Block(long number)
    {
        var perBlock = BlockSize / volume.BlockSize;
        return Changed.TryGetValue(number, out var changed) ? changed : volume.Read((uint)(number * perBlock), perBlock);
    }
}
