using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording.Tests;

/// <summary>Sound in which no two stretches are alike, and layouts for it.</summary>
public static class TestMusic
{
    /// <summary>Noise that depends on the place alone, so that a sample in the wrong place is noticed.</summary>
    public static byte[] Samples(Extent extent, uint seed = 20_261_123)
    {
        var samples = new byte[extent.Length.Bytes(BlockSizes.Raw)];
        for (var i = 0; i < samples.Length / 4; i++)
            BitConverter.TryWriteBytes(samples.AsSpan(i * 4), Noise(seed + (uint)(extent.Start.Value * SampleCount.PerBlock + i)));
        return samples;
    }

    public static MemoryBlockSource Source(Extent extent, uint seed = 20_261_123) => new(Samples(extent, seed), extent.Start, BlockSizes.Raw);

    /// <summary>Tracks of these lengths, with these gaps before them.</summary>
    public static DiscLayout Layout(long gap, long postgap, params ReadOnlySpan<long> lengths)
    {
        var tracks = ImmutableArray.CreateBuilder<TrackLayout>();
        var at = Lba.Zero;
        foreach (var length in lengths)
        {
            var pregap = new BlockCount(tracks.Count == 0 ? 0 : gap);
            tracks.Add(new(tracks.Count + 1, new(at + pregap, new(length)), BlockForm.Audio) { Pregap = pregap, Postgap = new(postgap) });
            at = tracks[^1].Extent.End + new BlockCount(postgap);
        }

        return new([new(1, tracks.DrainToImmutable())]);
    }

    public static RecordingJob Job(DiscLayout layout)
    {
        var session = layout.Sessions[0];
        return new() { Layout = layout, Source = Source(Extent.Between(session.Start, session.Tracks[^1].Extent.End)) };
    }

    /// <summary>The finaliser of a well-known hash: every bit of the place changes half of the bits.</summary>
    private static uint Noise(uint place)
    {
        place = (place ^ place >> 16) * 0x85EBCA6B;
        place = (place ^ place >> 13) * 0xC2B2AE35;
        return place ^ place >> 16;
    }
}
