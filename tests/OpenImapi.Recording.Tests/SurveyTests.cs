using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class SurveyTests
{
    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_drive_is_described_whatever_lies_in_it(string medium)
    {
        await using var bench = new Bench(medium, new() { BufferSize = 512 << 10, SerialNumber = "SN-42" });
        var drive = await DriveSurvey.ReadAsync(bench.Drive);
        Assert.Equal(("OIMAPI", "VIRTUAL RECORDER", "0001", "SN-42"), (drive.Vendor, drive.Product, drive.Revision, drive.Serial));
        Assert.Equal([Profile.BdRSequential, Profile.DvdPlusR, Profile.CdRw, Profile.CdR], drive.Writes);
        Assert.Equal([.. drive.Writes, Profile.BdRom, Profile.DvdRom, Profile.CdRom], drive.Reads.OrderBy(profile => profile.IsPressed()));
        Assert.Equal((512 << 10, true, true, true, true), (drive.BufferSize, drive.UnderrunProtection, drive.TestWrite, drive.Rewrites, drive.LoadsByItself));
    }
}
