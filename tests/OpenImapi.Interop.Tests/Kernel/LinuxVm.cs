using System.Text;

namespace OpenImapi.Interop.Tests.Kernel;

/// <summary>A machine of software with Debian's kernel: it starts, runs one script of busybox as root, and is off.</summary>
/// <remarks>It wants no right on this machine: neither root nor kvm. The kernel and its small root come from eng/fetch-kernel.</remarks>
internal sealed class LinuxVm(TemporaryFolder folder)
{
    /// <summary>Memory in MiB.</summary>
    public int Memory { get; init; } = 512;

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>What the machine has beside its console and a bus for SCSI devices that is called bus.0, as QEMU's options.</summary>
    public List<string> Devices { get; } = [];

    /// <summary>What the kernel, and a script that writes nowhere else, said.</summary>
    public string Console => File.Exists(folder["vm/console"]) ? File.ReadAllText(folder["vm/console"]) : "";

    public async Task RunAsync(string script)
    {
        var text = Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"));
        Array.Resize(ref text, (text.Length + 4095) / 4096 * 4096);
        text.AsSpan().Replace((byte)0, (byte)'\n');
        var job = folder.Write("vm/job", text);
        List<string> arguments =
        [
            "-nodefaults", "-no-user-config", "-machine", "q35", "-accel", "tcg", "-cpu", "max", "-m", $"{Memory}", "-display", "none", "-no-reboot",
            // Where this machine is busy, the kernel's check of its timer fails, and it stops.
            "-kernel", PartOf("vmlinux"), "-initrd", PartOf("initrd"), "-append", "console=ttyS0 panic=-1 quiet no_timer_check", "-serial", $"file:{folder["vm/console"]}",
            "-device", "virtio-scsi-pci,id=bus", "-drive", $"if=none,id=job,format=raw,readonly=on,file={job}", "-device", "scsi-hd,drive=job,bus=bus.0,scsi-id=255",
            .. Devices,
        ];
        (await Judge.AskAsync(new Question("qemu-system-x86_64", arguments) { TimeLimit = TimeLimit })).MustSucceed();
    }

    private static string PartOf(string name)
    {
        var path = Path.Combine(Repository.Root, "artifacts", "kernel", name);
        if (!File.Exists(path))
            Judge.Missing($"There is no Linux kernel at {path}; eng/fetch-kernel fetches one.");
        return path;
    }
}
