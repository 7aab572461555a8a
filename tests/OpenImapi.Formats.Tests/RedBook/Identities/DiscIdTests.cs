using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Names of discs against published ones: MusicBrainz' own example, discs in whipper's tests, and a disc of an AccurateRip script.</summary>
public class DiscIdTests
{
    /// <summary>Tracks that follow each other without gap.</summary>
    private static ImmutableArray<TrackLayout> Music(int firstNumber, long leadOut, params long[] starts) =>
        [.. starts.Select((start, i) => new TrackLayout(firstNumber + i, Extent.Between(new(start), new(i + 1 < starts.Length ? starts[i + 1] : leadOut)), BlockForm.Audio))];

    /// <summary>Ettella Diamant, the example of MusicBrainz' page "Disc ID Calculation".</summary>
    private static readonly DiscLayout Example = new([new(1, Music(1, 95_312, 0, 15_213, 32_164, 46_442, 63_264, 80_339))]);

    /// <summary>Ladyhawke, 0602517818866: twelve tracks of music and a session of data; its names are quoted in whipper's tests.</summary>
    private static readonly DiscLayout Extra = new(
    [
        new(1, Music(1, 195_706, 0, 15_537, 31_691, 50_866, 66_466, 81_202, 99_409, 115_920, 133_093, 149_847, 161_560, 177_682)),
        new(2, [new(13, Extent.Between(new(207_106), new(210_385)), BlockForm.Mode2Form1)]),
    ]);

    [Fact]
    public void A_disc_has_the_name_that_MusicBrainz_publishes() => Assert.Equal("49HHV7Eb8UKF3aQiNmu1GR8vKTY-", MusicBrainzDiscId.Of(Example).ToString());

    [Fact]
    public void A_session_of_data_does_not_change_what_MusicBrainz_calls_the_music() =>
        Assert.Equal("KnpGsLhvH.lPrNc1PBL21lb9Bg4-", MusicBrainzDiscId.Of(Extra).ToString());

    [Fact]
    public void Freedb_counts_every_track() => Assert.Equal("c60af50d", FreedbDiscId.Of(Extra).ToString());

    [Fact]
    public void AccurateRip_knows_a_disc_of_music_and_data()
    {
        var id = AccurateRipId.Of(Extra)!.Value;
        Assert.Equal("0013bd5a-00b8d489-c60af50d", id.ToString());
        Assert.Equal("dBAR-012-0013bd5a-00b8d489-c60af50d.bin", id.FileName);
    }

    [Fact]
    public void AccurateRip_knows_a_disc_that_begins_after_block_0()
    {
        // The table of contents in the description of davehensley/calculate-accuraterip-id-from-toc.
        var disc = new DiscLayout([new(1, Music(1, 232_432, 20, 27_995, 55_030, 73_782, 88_725, 115_730, 140_640, 156_397, 181_252))]);
        Assert.Equal("00105b83-0077b665-8b0c1b09", AccurateRipId.Of(disc).ToString());
    }

    [Fact]
    public void A_disc_without_music_has_a_name_in_freedb_alone()
    {
        var disc = DiscLayout.OneDataTrack(new(new(0), new(1000)));
        Assert.Null(MusicBrainzDiscId.Of(disc));
        Assert.Null(AccurateRipId.Of(disc));
        Assert.Equal("02000d01", FreedbDiscId.Of(disc).ToString());
    }
}
