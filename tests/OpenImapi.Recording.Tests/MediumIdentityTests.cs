using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class MediumIdentityTests
{
    private static async Task<string> BurnedAsync(byte mark, long blocks = 400)
    {
        await using var bench = new Bench("cd-r80");
        return (await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, blocks), mark))).After!.Identity;
    }

    [Fact]
    public async Task The_same_disc_has_the_same_identity_in_whatever_drive() => Assert.Equal(await BurnedAsync(1), await BurnedAsync(1));

    [Fact]
    public async Task Discs_that_differ_only_in_their_volume_descriptors_are_told_apart() => Assert.NotEqual(await BurnedAsync(1), await BurnedAsync(2));

    [Fact]
    public async Task Discs_of_other_lengths_are_told_apart() => Assert.NotEqual(await BurnedAsync(1), await BurnedAsync(1, 500));

    [Fact]
    public async Task A_disc_whose_descriptors_cannot_be_read_has_an_identity_too()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400)));
        bench.Way.Before = cdb => cdb.Code == OperationCode.Read10 ? Completion.Check(KnownSense.UnrecoveredReadError) : null;
        Assert.Equal(64, (await bench.InspectAsync()).Identity.Length);
    }
}
