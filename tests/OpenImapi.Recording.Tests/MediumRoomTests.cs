using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class MediumRoomTests
{
    /// <summary>CD: 150 blocks after the content, 300 in all at least (ECMA-130, 20). DVD+R: whole units of 16. BD-R: of 32.</summary>
    [Theory]
    [InlineData(Profile.CdR, 359_849, 359_699)]
    [InlineData(Profile.CdRw, 300, 150)]
    [InlineData(Profile.CdR, 299, 0)]
    [InlineData(Profile.DvdPlusR, 2_295_104, 2_295_104)]
    [InlineData(Profile.DvdPlusR, 17, 16)]
    [InlineData(Profile.BdRSequential, 95, 64)]
    [InlineData(Profile.BdRSequential, 0, 0)]
    public void Room_for_content_leaves_room_for_its_padding(Profile profile, long free, long room) =>
        Assert.Equal(room, MediumRoom.ForContent(new() { Profile = profile, Status = MediumStatus.Blank, Identity = "", Free = new(free) }).Value);
}
