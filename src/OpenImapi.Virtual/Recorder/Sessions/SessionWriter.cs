using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A session on its way onto a CD in one piece: every block follows the one before it.</summary>
/// <param name="session">The session's number.</param>
/// <param name="start">The first block after its lead-in.</param>
internal abstract class SessionWriter(int session, Lba start)
{
    public int Session => session;

    /// <summary>The first block after the lead-in.</summary>
    public Lba Start => start;

    /// <summary>The only address that the next WRITE may have.</summary>
    public Lba Next { get; protected set; }

    /// <summary>Some blocks have come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Every block has come.</summary>
    public abstract bool IsComplete { get; }

    /// <summary>Bytes of each of these blocks; blocks of different sizes do not come with one command.</summary>
    public abstract int BlockSize(Extent blocks);

    /// <summary>Takes blocks.</summary>
    /// <param name="disc">Where they go; nothing for a test write.</param>
    /// <param name="blocks">Their addresses, the next ones of the session.</param>
    /// <param name="content">Their bytes.</param>
    /// <returns>What has happened.</returns>
    public IReadOnlyList<DiscEvent> Write(DiscBlocks? disc, Extent blocks, ReadOnlySpan<byte> content)
    {
        if (blocks.Start != Next)
            throw new Refusal(KnownSense.InvalidAddressForWrite);
        Take(disc, blocks, content);
        Next = blocks.End;
        Pass();
        var recorded = new SessionRecorded(blocks.Length.Value);
        if (HasBegun)
            return [recorded];
        HasBegun = true;
        return [new SessionBegun(session, start.Value), recorded];
    }

    /// <summary>What the session is, once it is complete.</summary>
    public abstract SessionWritten End(WriteParameters page);

    protected abstract void Take(DiscBlocks? disc, Extent blocks, ReadOnlySpan<byte> content);

    /// <summary>Goes on to the next block that the host sends.</summary>
    protected virtual void Pass()
    {
    }

    protected static bool IsFinal(WriteParameters page) => page.MultiSession != MultiSession.Allowed;
}
