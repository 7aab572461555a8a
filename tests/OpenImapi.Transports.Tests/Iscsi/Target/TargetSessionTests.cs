using System.Net;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>Our initiator and our target, over a socket.</summary>
public class TargetSessionTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Blocks_of_every_length_go_there_and_come_back(bool digests)
    {
        await using var target = Targets.Start(new MemoryDrive());
        await using var transport = await target.OpenAsync(1, new() { PreferDigests = digests, MaximumTransferLength = 1 << 20 });
        var blocks = new byte[MemoryDrive.Blocks * BlockSizes.UserData];
        new Random(1).NextBytes(blocks);
        var (written, read, back) = (0, 0, new byte[blocks.Length]);
        // From one segment to several bursts, each with another number of segments.
        foreach (var count in new[] { 1, 3, 31, 32, 33, 127, 128, 129, 512 })
        {
            var length = count * BlockSizes.UserData;
            var command = new Write10((uint)(written / BlockSizes.UserData), (ushort)count);
            Assert.Equal(Completion.Good(length), await transport.ExecuteAsync(Cdb.From(command), DataDirection.Out, blocks.AsMemory(written, length), Timeout, Cancellation));
            written += length;
        }

        foreach (var count in new[] { 512, 129, 128, 127, 33, 32, 31, 3, 1 })
        {
            var length = count * BlockSizes.UserData;
            var command = new Read10((uint)(read / BlockSizes.UserData), (ushort)count);
            Assert.Equal(Completion.Good(length), await transport.ExecuteAsync(Cdb.From(command), DataDirection.In, back.AsMemory(read, length), Timeout, Cancellation));
            read += length;
        }

        Assert.True(blocks.AsSpan(0, written).SequenceEqual(back.AsSpan(0, read)));
    }

    [Fact]
    public async Task Each_session_has_its_own_way_to_each_drive_it_uses()
    {
        var drives = new[] { new MemoryDrive(), new MemoryDrive() };
        await using (var target = Targets.Start(drives))
        {
            await using var one = await target.OpenAsync(2);
            await using var two = await target.OpenAsync(2);
            foreach (var session in new[] { one, two })
            {
                Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await TestUnitReadyAsync(session)).Sense);
                Assert.Equal(ScsiStatus.Good, (await TestUnitReadyAsync(session)).Status);
            }

            Assert.Equal((0, 2), (drives[0].Open, drives[1].Open));
        }

        Assert.Equal(0, drives[1].Open);
    }

    [Fact]
    public async Task A_shared_way_tells_every_host_what_the_drive_told_one()
    {
        var drive = new MemoryDrive();
        var inner = await drive.Unit.OpenAsync(Cancellation);
        await using var target = IscsiTarget.Start([IscsiUnit.Shared(inner)], Targets.Settings);
        await using var one = await target.OpenAsync(1);
        await using var two = await target.OpenAsync(1);
        await TestUnitReadyAsync(one);
        await TestUnitReadyAsync(two); // its own
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await TestUnitReadyAsync(one)).Sense); // the drive's
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await TestUnitReadyAsync(two)).Sense); // passed on
        Assert.Equal(ScsiStatus.Good, (await TestUnitReadyAsync(two)).Status);
        Assert.Equal(1, drive.Open);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(300)]
    public async Task A_number_without_a_drive_says_so(int lun)
    {
        await using var target = Targets.Start(new MemoryDrive(), new MemoryDrive());
        await using var transport = await target.OpenAsync(lun);
        var data = new byte[36];
        Assert.Equal(Completion.Good(36), await transport.ExecuteAsync(Cdb.From(new Inquiry(36)), DataDirection.In, data, Timeout, Cancellation));
        Assert.Equal(0x7F, data[0]);
        Assert.Equal(new(SenseKey.IllegalRequest, 0x25, 0x00), (await TestUnitReadyAsync(transport)).Sense);
        // REPORT LUNS: sixteen bytes of list, LUN 1 and LUN 2.
        var list = new byte[64];
        var completion = await transport.ExecuteAsync(new(Wire.Bytes("A0 00 00 000000 00000040 00 00")), DataDirection.In, list, Timeout, Cancellation);
        Assert.Equal(Completion.Good(24), completion);
        Assert.Equal("00000010 00000000 0001000000000000 0002000000000000".Replace(" ", ""), Convert.ToHexString(list.AsSpan(0, 24)));
    }

    [Fact]
    public async Task A_command_that_is_given_up_is_aborted_at_the_drive_and_the_session_goes_on()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        await using var transport = await target.OpenAsync(1);
        await TestUnitReadyAsync(transport);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var held = transport.ExecuteAsync(Cdb.From(default(SynchronizeCache)), DataDirection.None, default, Timeout, stop.Token).AsTask();
        await drive.Held;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        Assert.Equal(ScsiStatus.Good, (await TestUnitReadyAsync(transport)).Status);
    }

    [Fact]
    public async Task A_reset_reaches_the_drive()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        await using var transport = await target.OpenAsync(1);
        await TestUnitReadyAsync(transport);
        await transport.ResetAsync(Cancellation);
        Assert.Equal(1, drive.Resets);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await TestUnitReadyAsync(transport)).Sense);
    }

    [Fact]
    public async Task A_target_that_stops_breaks_its_sessions_and_gives_the_drives_back()
    {
        var drive = new MemoryDrive();
        var target = Targets.Start(drive);
        await using var transport = await target.OpenAsync(1);
        await TestUnitReadyAsync(transport);
        await target.DisposeAsync();
        Assert.Equal(0, drive.Open);
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => TestUnitReadyAsync(transport))).Error);
    }

    [Fact]
    public async Task Drives_are_found_by_asking_the_host()
    {
        await using var target = Targets.Start(new MemoryDrive(), new MemoryDrive());
        Assert.Equal(target.Addresses, await IscsiDiscovery.FindDrivesAsync(new("127.0.0.1", target.EndPoint.Port), new(), Cancellation));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused_in_words()
    {
        await using var target = Targets.Start();
        var failure = Assert.Throws<DiscException>(() => IscsiTarget.Start([], Targets.Settings with { Listen = target.EndPoint }));
        Assert.Equal(TransportErrors.CannotListen, failure.Error);
    }

    [Fact]
    public void Other_computers_are_not_let_in_without_credentials()
    {
        var failure = Assert.Throws<DiscException>(() => IscsiTarget.Start([], Targets.Settings with { Listen = new(IPAddress.Any, 0) }));
        Assert.Equal(TransportErrors.OpenToOthers, failure.Error);
    }

    private static Task<Completion> TestUnitReadyAsync(IscsiTransport transport) =>
        transport.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Timeout, Cancellation).AsTask();
}
