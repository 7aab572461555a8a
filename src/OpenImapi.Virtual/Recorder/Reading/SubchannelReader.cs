using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>The sub-channels of a disc's blocks: as they were written with them, else as a drive writes them by itself.</summary>
internal sealed class SubchannelReader(Disc disc)
{
    private readonly Dictionary<int, SubchannelGenerator> sessions = [];

    /// <summary>The 96 bytes beside a block, interleaved.</summary>
    public void Read(DiscTrack track, Lba at, Span<byte> interleaved)
    {
        if (track.SubChannel)
            disc.Blocks[BlockArea.SubChannel].Read(at, interleaved);
        else
            Generator(track.Session).Fill(at, interleaved);
    }

    private SubchannelGenerator Generator(int session)
    {
        if (!sessions.TryGetValue(session, out var generator))
        {
            var layout = disc.Layout;
            sessions.Add(session, generator = new(layout.Sessions.First(each => each.Number == session), layout.Catalog));
        }

        return generator;
    }
}
