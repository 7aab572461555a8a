using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports.Linux;

namespace OpenImapi.Transports.Tests.Linux;

/// <summary>Drives found in sysfs.</summary>
public sealed class OpticalDeviceTests : IDisposable
{
    private readonly FakeComputer computer = new();

    public void Dispose() => computer.Dispose();

    [Fact]
    public async Task Only_devices_of_type_5_are_drives_and_they_come_in_order_of_number()
    {
        computer.Plug("0:0:0:0", type: 0, nodes: "sg0");
        for (var number = 11; number >= 0; number--)
            computer.Plug($"{number + 1}:0:0:0", $"pci0000:00/ata{number}", nodes: [$"sr{number}", $"sg{number + 1}"]);
        var drives = await ListAsync();
        Assert.Equal(Enumerable.Range(0, 12).Select(number => ($"sr{number}", $"/dev/sr{number}")), drives.Select(drive => (drive.Name, drive.Location)));
        Assert.Equal(12, drives.Select(drive => drive.Identity).Distinct().Count());
    }

    [Fact]
    public async Task A_drive_without_a_device_of_blocks_is_reached_by_its_generic_one()
    {
        computer.Plug("1:0:0:0", nodes: "sg4");
        Assert.Equal(("sg4", "/dev/sg4"), (await ListAsync()).Select(drive => (drive.Name, drive.Location)).Single());
    }

    [Fact]
    public async Task A_drive_that_dev_does_not_have_cannot_be_reached()
    {
        computer.Plug("1:0:0:0", nodes: ["sr0", "sg0"]);
        File.Delete(computer["/dev/sr0"]);
        Assert.Equal("sg0", Assert.Single(await ListAsync()).Name);
        File.Delete(computer["/dev/sg0"]);
        Assert.Empty(await ListAsync());
        Assert.Single(OpticalDevices.Find(computer.System));
    }

    [Fact]
    public async Task The_identity_is_that_of_the_place_where_there_is_no_serial_number_whichever_number_its_host_has()
    {
        computer.Plug("1:0:0:0", nodes: "sr0");
        var before = Assert.Single(await ListAsync());
        computer.Unplug("1:0:0:0");
        computer.Plug("7:0:0:0", nodes: "sr3");
        Assert.Equal(before.Identity, Assert.Single(await ListAsync()).Identity);
        computer.Unplug("7:0:0:0");
        computer.Plug("7:0:0:0", "pci0000:00/ata2", nodes: "sr3");
        Assert.NotEqual(before.Identity, Assert.Single(await ListAsync()).Identity);
    }

    [Fact]
    public async Task A_serial_number_keeps_the_identity_wherever_the_drive_is_plugged_in()
    {
        byte[] page = [0x05, 0x80, 0x00, 0x08, .. "K9FD1234"u8];
        computer.Plug("1:0:0:0", nodes: "sr0");
        computer.Write("/sys/bus/scsi/devices/1:0:0:0/vpd_pg80", page);
        var before = Assert.Single(await ListAsync());
        computer.Unplug("1:0:0:0");
        computer.Plug("2:0:0:0", "pci0000:00/usb3", nodes: "sr0");
        computer.Write("/sys/bus/scsi/devices/2:0:0:0/vpd_pg80", page);
        Assert.Equal(before.Identity, Assert.Single(await ListAsync()).Identity);
    }

    [Fact]
    public async Task What_udev_learnt_from_the_cable_counts_as_a_serial_number()
    {
        computer.Write("/run/udev/data/b11:0", "S:cdrom\nE:ID_SERIAL=HL-DT-ST_BD-RE_K9\nE:ID_SERIAL_SHORT=K9\n");
        computer.Plug("1:0:0:0", nodes: "sr0");
        var before = Assert.Single(await ListAsync());
        computer.Unplug("1:0:0:0");
        computer.Plug("2:0:0:0", "pci0000:00/ata5", nodes: "sr0");
        Assert.Equal(before.Identity, Assert.Single(await ListAsync()).Identity);
    }

    [Fact]
    public async Task Two_drives_with_one_serial_number_are_two_drives()
    {
        computer.Plug("1:0:0:0", "pci0000:00/usb1", nodes: "sr0");
        computer.Plug("2:0:0:0", "pci0000:00/usb2", nodes: "sr1");
        computer.Write("/sys/bus/scsi/devices/1:0:0:0/wwid", "t10.SAME");
        computer.Write("/sys/bus/scsi/devices/2:0:0:0/wwid", "t10.SAME");
        Assert.Equal(2, (await ListAsync()).Select(drive => drive.Identity).Distinct().Count());
    }

    [Fact]
    public async Task A_link_and_the_generic_device_lead_to_the_drive()
    {
        computer.Plug("1:0:0:0", nodes: ["sr0", "sg2"]);
        computer.Link("/dev/cdrom", "/dev/sr0");
        var catalog = new LinuxDriveCatalog(computer.System);
        var drive = Assert.Single(await ListAsync());
        foreach (var path in (string[])["/dev/sr0", "/dev/sg2", "/dev/cdrom"])
            Assert.Equal(drive, catalog.Resolve(path));
        Assert.Null(catalog.Resolve("/dev/sr1"));
        Assert.Null(catalog.Resolve("cdrom"));
    }

    [Fact]
    public async Task A_file_that_takes_no_commands_is_no_drive()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "This asks Linux.");
        computer.Plug("1:0:0:0", nodes: "sr0");
        var catalog = new LinuxDriveCatalog(computer.System);
        await using var drive = await catalog.OpenAsync(Assert.Single(await ListAsync()), default);
        var fault = await Assert.ThrowsAsync<DiscException>(async () =>
            await drive.ExecuteAsync(new([0, 0, 0, 0, 0, 0]), DataDirection.None, default, TimeSpan.FromSeconds(5), default));
        Assert.Equal(DriveErrors.NotAccessible, fault.Error);
        Assert.Contains("takes no SCSI commands", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drive_that_has_gone_since_it_was_listed_is_not_present()
    {
        computer.Plug("1:0:0:0", nodes: "sr0");
        var address = Assert.Single(await ListAsync());
        computer.Unplug("1:0:0:0");
        var fault = await Assert.ThrowsAsync<DiscException>(async () => await new LinuxDriveCatalog(computer.System).OpenAsync(address, default));
        Assert.Equal(DriveErrors.NotPresent, fault.Error);
    }

    private ValueTask<IReadOnlyList<DriveAddress>> ListAsync() => new LinuxDriveCatalog(computer.System).ListAsync(default);
}
