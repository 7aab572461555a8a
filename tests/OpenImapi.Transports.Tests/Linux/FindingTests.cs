using OpenImapi.Transports.Linux;

namespace OpenImapi.Transports.Tests.Linux;

/// <summary>Why no drive is seen, or why one cannot be burned with, on computers made up for it.</summary>
public sealed class FindingTests : IDisposable
{
    private readonly FakeComputer computer = new();

    public void Dispose() => computer.Dispose();

    [Fact]
    public void A_drive_that_nothing_is_wrong_with_is_no_finding()
    {
        computer.Plug("1:0:0:0", nodes: ["sr0", "sg1"]);
        Assert.Empty(LinuxFindings.Look(computer.System));
    }

    [Fact]
    public void A_computer_without_a_drive_has_none() => Found("local drives", isFault: false, "has no optical drive", "dmesg");

    [Fact]
    public void A_driver_that_is_not_loaded_is_named()
    {
        Directory.CreateDirectory(computer["/sys/bus/scsi/drivers/sd"]);
        Found("local drives", isFault: false, "sr_mod", "sudo modprobe sr_mod");
    }

    [Fact]
    public void Windows_s_Linux_sees_no_drives_and_Windows_can_serve_one()
    {
        computer.Write("/proc/sys/kernel/osrelease", "5.15.153.1-microsoft-standard-WSL2\n");
        Found("local drives", isFault: false, "WSL", "imapi drive serve D:");
    }

    [Fact]
    public void A_container_is_to_be_started_with_the_drive()
    {
        computer.Write("/.dockerenv", "");
        Found("local drives", isFault: false, "container", "--device /dev/sr0");
    }

    [Fact]
    public void A_drive_that_a_container_was_not_given_is_named()
    {
        computer.Write("/run/.containerenv", "");
        computer.Plug("1:0:0:0", nodes: "sr3");
        File.Delete(computer["/dev/sr3"]);
        Found("/dev/sr3", isFault: false, "was not given", "--device /dev/sr3");
    }

    [Fact]
    public void A_drive_without_its_file_wants_udev()
    {
        computer.Plug("1:0:0:0", nodes: "sr0");
        File.Delete(computer["/dev/sr0"]);
        Found("/dev/sr0", isFault: true, "HL-DT-ST BD-RE  WH16NS60", "udevadm trigger");
    }

    [Fact]
    public void A_drive_that_no_driver_has_taken_wants_both()
    {
        computer.Plug("1:0:0:0");
        Found("1:0:0:0", isFault: true, "neither of its drivers", "sudo modprobe -a sr_mod sg");
    }

    [Fact]
    public void A_drive_with_its_generic_device_alone_can_be_burned_with()
    {
        computer.Plug("1:0:0:0", nodes: "sg0");
        Found("/dev/sg0", isFault: false, "but not mounted", "sudo modprobe sr_mod");
    }

    [Fact]
    public void Storage_on_USB_that_no_driver_has_taken_is_a_fault()
    {
        computer.Write("/sys/bus/usb/devices/1-2:1.0/bInterfaceClass", "08\n");
        computer.Write("/sys/bus/usb/devices/1-3:1.0/bInterfaceClass", "08\n");
        computer.Write("/sys/bus/usb/devices/1-3:1.0/driver", "");
        var found = Assert.Single(LinuxFindings.Look(computer.System), finding => finding.IsFault);
        Assert.Equal("usb 1-2:1.0", found.Subject);
        Assert.Contains("usb_storage", found.Advice, StringComparison.Ordinal);
    }

    /// <summary>A line of mountinfo as proc(5) has it; a space in the folder's name is written \040.</summary>
    [Fact]
    public void A_mounted_disc_is_told_with_its_folder()
    {
        computer.Plug("1:0:0:0", nodes: "sr0");
        computer.Write("/proc/self/mountinfo",
            "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n36 22 11:0 / /media/me/A\\040DISC ro,nosuid shared:1 - iso9660 /dev/sr0 ro,utf8\n");
        Found("/dev/sr0", isFault: false, "mounted on /media/me/A DISC", "udisksctl unmount -b /dev/sr0");
    }

    [Fact]
    public void Who_has_the_drive_open_by_either_of_its_devices_is_told_by_name_and_process()
    {
        computer.Plug("1:0:0:0", nodes: ["sr0", "sg1"]);
        computer.Write("/proc/71/comm", "wodim\n");
        Directory.CreateDirectory(computer["/proc/71/fd"]);
        File.CreateSymbolicLink(computer["/proc/71/fd/3"], "/dev/sg1");
        computer.Write("/proc/8/comm", "sh\n");
        Directory.CreateDirectory(computer["/proc/8/fd"]);
        File.CreateSymbolicLink(computer["/proc/8/fd/0"], "/dev/null");
        Found("/dev/sr0", isFault: false, "wodim (process 71) has it open", "wait");
    }

    private void Found(string subject, bool isFault, string text, string advice)
    {
        var found = Assert.Single(LinuxFindings.Look(computer.System));
        Assert.Equal((subject, isFault), (found.Subject, found.IsFault));
        Assert.Contains(text, found.Text, StringComparison.Ordinal);
        Assert.Contains(advice, found.Advice, StringComparison.Ordinal);
    }
}
