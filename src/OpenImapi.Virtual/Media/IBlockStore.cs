using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Where blocks of one area of a medium lie, all of one size. What was never written reads as zeros.</summary>
public interface IBlockStore : IDisposable
{
    void Read(Lba start, Span<byte> blocks);

    void Write(Lba start, ReadOnlySpan<byte> blocks);

    /// <summary>Makes these blocks read as zeros.</summary>
    void WriteZeros(Extent blocks);

    /// <summary>Forgets everything.</summary>
    void Clear();
}

/// <summary>Where a medium's history is kept.</summary>
internal interface IDiscJournal : IDisposable
{
    /// <summary>Adds to the history, all of it or nothing.</summary>
    void Append(IReadOnlyList<DiscEvent> events);
}
