using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Writing a CD-R beyond the end that its pre-groove states.</summary>
public class OverburnTests
{
    private static DiscState AlmostFull(long blocks) => DiscState.Blank.After([new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, blocks)]);

    private static IReadOnlyList<DiscEvent> Write(string medium, int overburn, long at, int blocks) =>
        new CdRules(MediumKind.Find(medium)!, new(overburn)).Write(AlmostFull(at), new(new(at), new(blocks)), new() { WriteType = WriteType.TrackAtOnce, TrackMode = 4, DataBlockType = 8 });

    [Theory]
    [InlineData("cd-r80", 0, 359_847)]
    [InlineData("cd-r80", 1000, 360_847)]
    [InlineData("cd-r80", 99_999, 367_998)]
    [InlineData("cd-r74", 99_999, 342_458)]
    [InlineData("cd-r90", 99_999, 404_698)]
    [InlineData("cd-rw80", 99_999, 359_847)]
    public void A_track_ends_where_drive_and_disc_let_it(string medium, int overburn, long end)
    {
        Assert.NotEmpty(Write(medium, overburn, end - 16, 16));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, Assert.Throws<Refusal>(() => Write(medium, overburn, end - 16, 17)).Sense);
    }

    [Fact]
    public async Task Nothing_of_it_is_told_beforehand()
    {
        await using var bench = await Bench.OpenAsync("cd-r90", new() { Overburn = new(40_000) });
        Assert.Equal(359_847u, (await bench.Invisible()).FreeBlocks);
        Assert.Equal(new Msf(79, 59, 74), (await bench.Ask(new ReadAtip())).LastLeadOut);
    }

    [Fact]
    public void A_disc_that_was_overburned_is_a_possible_one()
    {
        var over = AlmostFull(368_000);
        Assert.True(over.IsPossibleOn(MediumKind.Find("cd-r80")!));
        Assert.False(AlmostFull(368_001).IsPossibleOn(MediumKind.Find("cd-r80")!));
    }
}
