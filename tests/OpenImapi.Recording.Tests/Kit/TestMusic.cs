using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording.Tests;

/// <summary>Sound in which no two stretches are alike, and layouts for it.</summary>
public static class TestMusic
{
    /// <summary>Two packs of CD-TEXT.</summary>
    public static readonly ImmutableArray<CdTextPack> AlbumText =
    [
        Structure.Read<CdTextPack>(Convert.FromHexString("8F002A000101030006050405070601024865")),
        Structure.Read<CdTextPack>(Convert.FromHexString("8F022C000000000009000000000000001145")),
    ];

    /// <summary>Hidden sound, gaps of 20 and none, an index, flags, numbers and text.</summary>
    public static readonly DiscLayout Album = new(
    [
        new(1,
        [
            new(1, TestContent.Extent(30, 400), BlockForm.Audio) { Pregap = new(30), Isrc = Code("DEA122600007") },
            new(2, TestContent.Extent(430, 500), BlockForm.Audio) { Indexes = [new(75)], Flags = TrackFlags.CopyPermitted },
            new(3, TestContent.Extent(950, 600), BlockForm.Audio) { Pregap = new(20), Flags = TrackFlags.PreEmphasis },
        ])
        { CdText = AlbumText },
    ])
    { Catalog = Number("4006381333931") };

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

    /// <summary>The same with silence in every gap but the one before the first track.</summary>
    public static RecordingJob JobWithSilentGaps(DiscLayout layout)
    {
        var session = layout.Sessions[0];
        var all = Extent.Between(session.Start, session.Tracks[^1].Extent.End);
        var samples = Samples(all);
        foreach (var track in session.Tracks.Skip(1))
            samples.AsSpan((int)(track.Extent.Start - track.Pregap - all.Start).Bytes(BlockSizes.Raw), (int)track.Pregap.Bytes(BlockSizes.Raw)).Clear();
        return new() { Layout = layout, Source = new MemoryBlockSource(samples, all.Start, BlockSizes.Raw) };
    }

    /// <summary>Whole sectors: those of data tracks hold what <see cref="TestContent"/> makes, those of their gaps nothing, the others sound.</summary>
    public static MemoryBlockSource Mixed(DiscLayout layout)
    {
        var session = layout.Sessions[0];
        var all = Extent.Between(session.Start, session.Tracks[^1].Extent.End);
        var sectors = Samples(all);
        foreach (var track in session.Tracks.Where(track => track.Form == BlockForm.Mode1))
        {
            var content = TestContent.Of(track.Extent);
            Array.Resize(ref content, (int)(track.Extent.Length + track.Postgap).Bytes());
            for (var block = 0; block < content.Length / BlockSizes.UserData; block++)
            {
                var at = track.Extent.Start + new BlockCount(block);
                Mode1Sector.Write(at, content.AsSpan(block * BlockSizes.UserData), sectors.AsSpan((int)(at - all.Start).Bytes(BlockSizes.Raw), BlockSizes.Raw));
            }
        }

        return new(sectors, all.Start, BlockSizes.Raw);
    }

    public static Isrc Code(string text) => Isrc.TryParse(text, out var code) ? code : throw new ArgumentException(text, nameof(text));

    public static MediaCatalogNumber Number(string text) => MediaCatalogNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text, nameof(text));

    /// <summary>A layout in lines that can be compared.</summary>
    public static string Words(DiscLayout layout) => string.Join('\n', layout.Sessions.SelectMany(session => session.Tracks.Select(track =>
        $"{session.Number} {track.Number} {track.Extent} {track.Form} {track.Flags} gap {track.Pregap} after {track.Postgap} {string.Join(' ', track.Indexes)} {track.Isrc}")));

    /// <summary>The finaliser of a well-known hash: every bit of the place changes half of the bits.</summary>
    private static uint Noise(uint place)
    {
        place = (place ^ place >> 16) * 0x85EBCA6B;
        place = (place ^ place >> 13) * 0xC2B2AE35;
        return place ^ place >> 16;
    }
}
