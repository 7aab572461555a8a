using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ BUFFER CAPACITY answers: the drive's write buffer, in bytes.</summary>
[Clause(Standard.Mmc5, "6.18.3")]
public record struct BufferCapacity(uint Total, uint Available) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    /// <summary>The available length is in blocks, and the total one is not told.</summary>
    public bool InBlocks { get; set; }

    /// <summary>How full the buffer is, 0 to 1.</summary>
    public readonly double Fill => Total == 0 ? 0 : 1 - Math.Min(1.0, (double)Available / Total);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("data length", Length - 2);
        f.Zero(1);
        InBlocks = (f.UInt8("block", (byte)(InBlocks ? 1 : 0)) & 1) != 0;
        Total = f.UInt32Big("length of the buffer", Total);
        Available = f.UInt32Big("available length of the buffer", Available);
    }
}
