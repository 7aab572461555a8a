using System.Threading.Channels;
using OpenImapi.Mmc;
using OpenImapi.Transports.Linux;

namespace OpenImapi.Transports.Tests.Linux;

/// <summary>Drives that come and go.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly FakeComputer computer = new();

    public void Dispose() => computer.Dispose();

    [Fact]
    public async Task Each_hint_tells_what_has_come_and_gone_since_the_last()
    {
        var hints = Channel.CreateUnbounded<bool>();
        await using var changes = DriveWatch.CompareAsync(List, hints.Reader.ReadAllAsync(), default).GetAsyncEnumerator();
        var first = changes.MoveNextAsync();
        computer.Plug("1:0:0:0", nodes: "sr0");
        hints.Writer.TryWrite(true);
        Assert.True(await first);
        Assert.Equal((DriveChangeKind.Arrived, "sr0"), (changes.Current.Kind, changes.Current.Drive.Name));
        var next = changes.MoveNextAsync();
        computer.Unplug("1:0:0:0");
        hints.Writer.TryWrite(true);
        hints.Writer.TryWrite(true); // of another device
        Assert.True(await next);
        Assert.Equal((DriveChangeKind.Removed, "sr0"), (changes.Current.Kind, changes.Current.Drive.Name));
        hints.Writer.Complete();
        Assert.False(await changes.MoveNextAsync());
    }

    [Fact]
    public async Task Watching_ends_when_it_is_cancelled_by_whichever_way_it_hears()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "This asks Linux.");
        using var stop = new CancellationTokenSource();
        await using var changes = new LinuxDriveCatalog(computer.System).WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = changes.MoveNextAsync();
        await stop.CancelAsync();
        Assert.False(await next);
    }

    /// <summary>Messages as linux/lib/kobject_uevent.c and udev's monitor write them.</summary>
    [Theory]
    [InlineData("add@/devices/pci0000:00/host1/target1:0:0/1:0:0:0\0ACTION=add\0DEVPATH=/devices\0SUBSYSTEM=scsi\0DEVTYPE=scsi_device\0", true)]
    [InlineData("remove@/block/sr0\0ACTION=remove\0SUBSYSTEM=block\0SEQNUM=7\0", true)]
    [InlineData("libudev\0\u0001\u0002SUBSYSTEM=scsi_generic\0", true)]
    [InlineData("add@/devices/usb1\0ACTION=add\0SUBSYSTEM=usb\0", false)]
    [InlineData("add@/devices/SUBSYSTEM=scsi/x\0ACTION=add", false)]
    [InlineData("", false)]
    public void A_message_is_of_interest_when_it_is_of_SCSI(string message, bool expected) =>
        Assert.Equal(expected, KernelEvents.IsOfInterest(System.Text.Encoding.Latin1.GetBytes(message)));

    private IReadOnlyList<DriveAddress> List() => [.. OpticalDevices.List(computer.System).Select(drive => drive.Address)];
}
