namespace OpenImapi.Formats.Susp;

/// <summary>CE: where the entries go on that found no room here.</summary>
/// <param name="Block">The logical block of 2,048 bytes in which the continuation area begins.</param>
/// <param name="Offset">Bytes from the start of that block.</param>
/// <param name="AreaLength">Bytes of the continuation area.</param>
[Clause(Standard.Susp, "5.1")]
public record struct ContinuationArea(uint Block, uint Offset, uint AreaLength) : ISystemUseEntry
{
    /// <summary>Bytes of the entry.</summary>
    public const int EntryLength = 28;

    public static SystemUseSignature Signature => SystemUseSignature.CE;

    public readonly int Length => EntryLength;

    /// <summary>The blocks of 2,048 bytes that hold the area.</summary>
    public readonly Extent Extent => Extent.Between(new((long)Block + Offset / BlockSizes.UserData),
        new(Block + BlockCount.ForBytes((long)Offset + AreaLength).Value));

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("CE"u8, Length);
        Block = f.UInt32Both("block location of continuation area", Block);
        Offset = f.UInt32Both("offset to start of continuation area", Offset);
        AreaLength = f.UInt32Both("length of the continuation area", AreaLength);
    }
}
