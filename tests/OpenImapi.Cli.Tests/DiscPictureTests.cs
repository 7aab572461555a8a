using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli.Tests;

/// <summary>Discs drawn in characters, and what can be done with them next.</summary>
public class DiscPictureTests
{
    private static readonly Medium Blank = new() { Profile = Profile.CdR, Status = MediumStatus.Blank, Identity = "", Capacity = new(1000), Free = new(1000), NextWritable = Lba.Zero };

    [Fact]
    public void A_blank_disc_is_free_from_end_to_end() => Assert.Equal("[....................]", DiscPicture.Of(Blank, 20));

    [Fact]
    public void Sessions_and_tracks_lie_where_they_are_on_the_disc()
    {
        var disc = Blank with
        {
            Status = MediumStatus.Appendable,
            Sessions = 2,
            Tracks = [Track(1, 1, 0, 200, BlockForm.Audio), Track(2, 1, 200, 300, BlockForm.Audio), Track(3, 2, 500, 600)],
            NextWritable = new(700),
            Free = new(300),
        };
        Assert.Equal("[|1~~2~|   |3| ......]", DiscPicture.Of(disc, 20));
    }

    [Fact]
    public void However_short_a_track_and_however_narrow_the_picture_every_track_is_there()
    {
        var disc = Blank with { Status = MediumStatus.Complete, Free = BlockCount.Zero, NextWritable = null, Tracks = [.. Enumerable.Range(1, 40).Select(number => Track(number, 1, number * 2, number * 2 + 1))] };
        Assert.Equal(40, DiscPicture.Of(disc, 10)!.Count(sign => sign == '='));
    }

    [Fact]
    public void A_full_disc_has_no_free_room() =>
        Assert.Equal("[|1=========|]", DiscPicture.Of(Blank with { Status = MediumStatus.Complete, Free = BlockCount.Zero, NextWritable = null, Tracks = [Track(1, 1, 0, 1000)] }, 11));

    [Fact]
    public void A_disc_that_tells_no_capacity_is_not_drawn() => Assert.Null(DiscPicture.Of(Blank with { Capacity = BlockCount.Zero }, 20));

    public static TheoryData<string, string, bool, bool, string[]> Steps => new()
    {
        { "CdR", "Blank", false, false, ["imapi burn"] },
        { "CdR", "Appendable", false, false, ["imapi burn", "imapi copy"] },
        { "CdR", "Appendable", false, true, ["imapi close", "imapi copy"] },
        { "CdRw", "Complete", true, false, ["imapi copy", "imapi erase"] },
        { "CdRom", "Complete", false, false, ["imapi copy"] },
        { "DvdRSequential", "Appendable", false, false, ["imapi burn", "imapi copy"] },
        { "DvdPlusR", "Appendable", false, false, ["imapi burn", "imapi close --final", "imapi copy"] },
        { "BdRe", "Overwritable", true, false, ["imapi burn", "imapi copy", "imapi erase"] },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_can_be_done_next_follows_from_what_the_disc_is(string profile, string status, bool erasable, bool open, string[] commands)
    {
        var used = status != "Blank";
        var disc = Blank with
        {
            Profile = Enum.Parse<Profile>(profile),
            Status = Enum.Parse<MediumStatus>(status),
            Erasable = erasable,
            HasOpenSession = open,
            Sessions = used ? 1 : 0,
            NextWritable = status == "Complete" ? null : new Lba(used ? 500 : 0),
        };
        Assert.Equal(commands, NextSteps.Of(disc).Select(step => step.Command));
    }

    private static MediumTrack Track(int number, int session, long start, long end, BlockForm form = BlockForm.Mode1) =>
        new(number, session, Extent.Between(new(start), new(end)), form, TrackState.Closed);
}
