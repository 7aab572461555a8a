using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Tracks in their places.</summary>
public class AudioProgramTests
{
    private const int Block = SampleCount.PerBlock;
    private const int Shortest = 300 * Block;

    [Fact]
    public async Task Tracks_follow_each_other_sample_for_sample_and_only_the_last_block_is_filled_up()
    {
        AudioTrack[] tracks = [Sounds.Track(Shortest + 100, 1), Sounds.Track(Shortest + 500, 2), Sounds.Track(Shortest + 7, 3)];
        var program = AudioProgram.Plan(tracks);
        Assert.Equal([0L, 300L, 601L], program.Layout.Tracks.Select(track => track.Extent.Start.Value));
        Assert.Equal([300L, 301L, 301L], program.Layout.Tracks.Select(track => track.Extent.Length.Value));
        await using var source = program.OpenSource();
        var bytes = await source.ReadAsync(Lba.Zero, (int)source.Extent.Length.Value, TestContext.Current.CancellationToken);
        byte[] sound = [.. Sounds.Samples(Shortest + 100, 1), .. Sounds.Samples(Shortest + 500, 2), .. Sounds.Samples(Shortest + 7, 3)];
        Assert.Equal(sound, bytes[..sound.Length]);
        Assert.Equal(bytes.Length - sound.Length, bytes[sound.Length..].Count(value => value == 0));
        Assert.True(bytes.Length - sound.Length < BlockSizes.Raw);
    }

    [Fact]
    public void A_gap_fills_the_block_of_the_track_before_and_is_the_pregap_of_the_next()
    {
        var program = AudioProgram.Plan([Sounds.Track(Shortest + 1, 1), Sounds.Track(Shortest, 2)], new() { Gap = new(150) });
        var second = program.Layout.Tracks.Last();
        Assert.Equal(301, program.Layout.Tracks.First().Extent.Length.Value);
        Assert.Equal((301L + 150, 150L), (second.Extent.Start.Value, second.Pregap.Value));
    }

    [Theory]
    [InlineData(298)]
    [InlineData(0)]
    public void A_track_of_less_than_4_seconds_is_refused(int blocks)
    {
        var error = Assert.Throws<DiscException>(() => AudioProgram.Plan([Sounds.Track(Shortest), Sounds.Track(blocks * Block + Block / 2, 1)]));
        Assert.Equal(("IMAPI_E_TRACK_NOT_BIG_ENOUGH", 0x8004022D), (error.Error.Symbol, (uint)error.HResult));
    }
}
