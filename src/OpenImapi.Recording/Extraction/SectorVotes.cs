namespace OpenImapi.Recording;

/// <summary>The readings of one sector about which there is doubt.</summary>
internal sealed class SectorVotes
{
    private readonly List<(byte[] Content, int Count)> readings = [];

    /// <summary>How often one reading came at the most.</summary>
    public int Most => readings.Count == 0 ? 0 : readings.Max(each => each.Count);

    /// <summary>Some reading came.</summary>
    public bool Any => readings.Count > 0;

    /// <summary>The most frequent reading; of equals, the first.</summary>
    public ReadOnlySpan<byte> Best => readings.Count == 0 ? default : readings.MaxBy(each => each.Count).Content;

    /// <param name="content">The sector.</param>
    /// <param name="weight">1 for a reading that counts; 0 for one that the drive itself doubts, which is better than none.</param>
    public void Add(ReadOnlySpan<byte> content, int weight)
    {
        for (var i = 0; i < readings.Count; i++)
        {
            if (!content.SequenceEqual(readings[i].Content))
                continue;
            readings[i] = (readings[i].Content, readings[i].Count + weight);
            return;
        }

        readings.Add((content.ToArray(), weight));
    }
}
