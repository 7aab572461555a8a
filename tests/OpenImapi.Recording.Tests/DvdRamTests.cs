using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>DVD-RAM: sold formatted, written in place, protected by itself.</summary>
public class DvdRamTests
{
    private static readonly Extent First = TestContent.Extent(0, 1000);

    private static byte[] Sent(WriteProtection protection)
    {
        var data = new byte[SendDiscStructure.HeaderLength + WriteProtection.Length];
        data[1] = (byte)(data.Length - 2);
        Structure.Write(protection, data.AsSpan(SendDiscStructure.HeaderLength));
        return data;
    }

    private static async Task ProtectAsync(Bench bench, bool protection)
    {
        await bench.InspectAsync();
        var data = Sent(new(protection));
        await bench.Drive.SendAsync(new SendDiscStructure(DiscStructureMedia.Dvd, 0xC0, (ushort)data.Length), DataDirection.Out, data, Drive.ShortTimeout, default);
    }

    [Fact]
    public async Task A_new_disc_is_written_without_being_formatted_first()
    {
        await using var bench = new Bench("dvd-ram");
        var blank = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Blank, false, true, 2_236_704), (blank.Status, blank.NeedsFormat, blank.CanRecord, blank.Free.Value));
        Assert.Equal("A blank DVD-RAM with room for 2,236,704 blocks (4.3 GiB).", blank.State);
        var result = await bench.RecordAsync(TestContent.Job(First));
        Assert.True(result.Verified);
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code is OperationCode.FormatUnit or OperationCode.CloseTrackSession);
        Assert.Equal((MediumStatus.Overwritable, 2_236_704), (result.After!.Status, result.After.Capacity.Value));
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
    }

    [Fact]
    public async Task One_that_was_never_formatted_is_formatted_without_looking_it_over()
    {
        await using var bench = new Bench(Disc.Blank(MediumKind.Find("dvd-ram")!, new() { Unformatted = true }), new() { ProgressPolls = 2 });
        Assert.True((await bench.InspectAsync()).NeedsFormat);
        Assert.True((await bench.RecordAsync(TestContent.Job(First))).Verified);
        Assert.Single(bench.Way.Sent, cdb => cdb.Code == OperationCode.FormatUnit);
        Assert.Equal(2_236_704, bench.Disc.State.Area!.Size.Value);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Erasing_empties_the_beginning_and_fully_formats_with_certification(bool full, int formats)
    {
        await using var bench = new Bench("dvd-ram");
        await bench.RecordAsync(TestContent.Job(First));
        bench.Way.Sent.Clear();
        var erased = await bench.EraseAsync(full);
        Assert.Equal((MediumStatus.Blank, 2_236_704), (erased.Status, erased.Free.Value));
        Assert.Equal(formats, bench.Way.Sent.Count(cdb => cdb.Code == OperationCode.FormatUnit));
        Assert.Equal(new byte[288 * 2048], bench.OnDisc(TestContent.Extent(0, 288)));
    }

    [Fact]
    public async Task Fully_erasing_keeps_the_size_that_the_disc_has()
    {
        var disc = Disc.Blank(MediumKind.Find("dvd-ram")!);
        await using var bench = new Bench(disc);
        await bench.InspectAsync();
        await bench.Drive.SendAsync(default(FormatUnit), new FormatParameters(2_295_072, FormatType.Full) { Parameter = 0x800 }, default);
        Assert.Equal(2_295_072, (await bench.EraseAsync(full: true)).Free.Value);
    }

    [Fact]
    public async Task A_protected_disc_is_refused_before_anything_is_written_with_the_way_out()
    {
        await using var bench = new Bench("dvd-ram");
        await bench.RecordAsync(TestContent.Job(First));
        await ProtectAsync(bench, true);
        var medium = await bench.InspectAsync();
        Assert.Equal((true, false), (medium.WriteProtected, medium.GrowingFrom(new(1024)).CanRecord));
        Assert.Equal("A DVD-RAM of 2,236,704 blocks (4.3 GiB) that is write-protected.", medium.State);
        var refused = await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(1024, 100))));
        Assert.Equal(DriveErrors.WriteProtected, refused.Error);
        Assert.Contains("cartridge", refused.Advice);
        Assert.Equal(DriveErrors.WriteProtected, (await Assert.ThrowsAnyAsync<DiscException>(() => bench.EraseAsync(full: true))).Error);
        await ProtectAsync(bench, false);
        Assert.True((await bench.RecordAsync(TestContent.Job(TestContent.Extent(1024, 100)))).Verified);
    }

    [Fact]
    public void A_drive_that_says_write_protected_is_understood() =>
        Assert.Equal(DriveErrors.WriteProtected, DriveErrors.Of(new(SenseKey.DataProtect, 0x27, 0x00)));
}
