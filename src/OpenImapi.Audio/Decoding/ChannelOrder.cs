using System.Numerics;

namespace OpenImapi.Audio;

/// <summary>Brings channels into the order of WAVE, where a file has them in another and says so.</summary>
internal static class ChannelOrder
{
    /// <summary>Loudspeakers as libsndfile numbers them, in the order of the bits of WAVE's channel mask.</summary>
    private static ReadOnlySpan<int> Wave => [5, 6, 7, 11, 9, 10, 12, 13, 8, 14, 15, 16, 17, 19, 18, 20, 22, 21];

    /// <summary>The order of Vorbis and Opus (Vorbis I, 4.3.9), which libsndfile keeps without saying so.</summary>
    public static int[]? OfVorbis(int channels) => channels switch
    {
        3 => [5, 7, 6],
        4 => [5, 6, 9, 10],
        5 => [5, 7, 6, 9, 10],
        6 => [5, 7, 6, 9, 10, 11],
        7 => [5, 7, 6, 14, 15, 8, 11],
        8 => [5, 7, 6, 14, 15, 9, 10, 11],
        _ => null,
    };

    /// <summary>WAVE's mask of these loudspeakers; 0 where one is not known or there are two of one kind.</summary>
    public static uint MaskOf(int[]? map)
    {
        var mask = 0u;
        foreach (var speaker in map ?? [])
            mask |= 1u << BitOf(speaker);
        return (mask & 1u << 31) == 0 && BitOperations.PopCount(mask) == map?.Length ? mask : 0;
    }

    /// <summary>Which channel comes first, second and so on; nothing where the order is right or not known.</summary>
    public static int[]? Of(int[]? map)
    {
        if (map is not { Length: > 2 } || MaskOf(map) == 0)
            return null;
        var inTurn = Enumerable.Range(0, map.Length).ToArray();
        var order = inTurn.OrderBy(channel => BitOf(map[channel])).ToArray();
        return order.SequenceEqual(inTurn) ? null : order;
    }

    /// <summary>Orders samples, channels in turn, in place.</summary>
    public static void Apply(int[] order, Span<int> values)
    {
        Span<int> sample = order.Length <= 64 ? stackalloc int[order.Length] : new int[order.Length];
        for (var at = 0; at < values.Length; at += order.Length)
        {
            values.Slice(at, order.Length).CopyTo(sample);
            for (var channel = 0; channel < order.Length; channel++)
                values[at + channel] = sample[order[channel]];
        }
    }

    /// <summary>Plain left, right and centre are the front ones. What is not known becomes bit 31.</summary>
    private static int BitOf(int speaker) => Wave.IndexOf(speaker is >= 2 and <= 4 ? speaker + 3 : speaker) & 31;
}
