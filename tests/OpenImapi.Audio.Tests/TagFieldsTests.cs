using OpenImapi.Mastering;

namespace OpenImapi.Audio.Tests;

public class TagFieldsTests
{
    [Theory]
    [InlineData("TRACKNUMBER", "3", 3)]
    [InlineData("track", "03/12", 3)]
    [InlineData("TRACK", "0", null)]
    [InlineData("TRACK", "A1", null)]
    [InlineData("TRACK", "99999999999", null)]
    public void Numbers_are_taken_as_people_write_them(string name, string text, int? number) =>
        Assert.Equal(number, Tags((name, text)).TrackNumber);

    [Theory]
    [InlineData("-7.89 dB", "0.988", -7.89, 0.988)]
    [InlineData("+1.5dB", "", 1.5, null)]
    [InlineData("3", "nan", 3.0, null)]
    public void Gains_are_taken_with_and_without_their_unit(string gain, string peak, double decibels, double? level) =>
        Assert.Equal(new ReplayGain(decibels, level), Tags(("REPLAYGAIN_TRACK_GAIN", gain), ("replaygain_track_peak", peak)).TrackGain);

    [Theory]
    [InlineData("loud")]
    [InlineData("1e9 dB")]
    [InlineData("NaN")]
    public void A_gain_that_is_none_is_left_aside(string gain) => Assert.Null(Tags(("REPLAYGAIN_TRACK_GAIN", gain)).TrackGain);

    [Fact]
    public void The_gain_of_Opus_is_brought_to_the_aim_of_ReplayGain() =>
        Assert.Equal(new ReplayGain(3, null), Tags(("R128_TRACK_GAIN", "-512")).TrackGain);

    [Fact]
    public void Several_texts_of_a_name_are_joined_once_each() =>
        Assert.Equal("A / B", Tags(("ARTIST", "A"), ("artist", "B"), ("Artist", "A")).Performer);

    [Fact]
    public void Names_are_alike_whatever_their_case_spaces_and_underscores() =>
        Assert.Equal("x", Tags(("Album Artist", "x"), ("album_artist", "x"), ("ALBUMARTIST", "x")).AlbumPerformer);

    [Fact]
    public void Tags_come_back_from_the_fields_that_they_become()
    {
        var tags = new AudioTags
        {
            Title = "a",
            Performer = "b",
            Album = "c",
            AlbumPerformer = "d",
            Songwriter = "e",
            Composer = "f",
            Arranger = "g",
            Comment = "h",
            Genre = "i",
            Isrc = "j",
            Catalog = "k",
            TrackNumber = 1,
            DiscNumber = 2,
            TrackGain = new(-1.25, 0.5),
            AlbumGain = new(2, 0.75),
            CueSheet = "l",
        };
        Assert.Equal(tags, TagFields.ToTags(TagFields.Of(tags)));
    }

    private static AudioTags Tags(params IEnumerable<(string Name, string Text)> fields) =>
        TagFields.ToTags(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Text)));
}
