using System.Globalization;
using OpenImapi.Interop.Tests.Kernel;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>A Linux, in a machine of software, whose optical drives are logical units of iSCSI, and in which other people's programs use them.</summary>
/// <remarks>
/// QEMU hands every command through as it is, so the kernel and the programs see the drive itself. The root is this machine's own, read-only, with what
/// jobs write kept in memory; the folder /share is a folder of the test, for images and results. One start takes some seconds and serves many jobs.
/// </remarks>
internal sealed class LabVm(TemporaryFolder folder)
{
    /// <summary>Ends a machine that does not start or does not stop.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    /// <summary>MiB that other people's programs need.</summary>
    public const int UsualMemory = 768;

    /// <summary>MiB that programs of .NET need.</summary>
    public const int MemoryForDotnet = 1536;

    /// <summary>Drive n of the machine is element n - 1; one without an address is made in the machine.</summary>
    public IReadOnlyList<IscsiAddress?> Drives { get; init; } = [];

    /// <summary>Memory in MiB.</summary>
    public int Memory { get; init; } = UsualMemory;

    /// <summary>Groups of kernel modules beside those of the lab, as eng/fetch-kernel names them.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>More of QEMU's options.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>A path of the folder that is /share in the machine.</summary>
    public string this[string name] => folder[Path.Combine("share", name)];

    /// <summary>Runs jobs one after another in one machine; each is run, whatever became of those before it.</summary>
    public async Task<IReadOnlyList<LabResult>> RunAsync(params IReadOnlyList<LabJob> jobs)
    {
        folder.Write("share/lab/functions", System.Text.Encoding.UTF8.GetBytes(Functions.ReplaceLineEndings("\n")));
        foreach (var (number, job) in jobs.Index())
            await File.WriteAllTextAsync(this[$"lab/{number}"], $". /share/lab/functions\nset -e -o pipefail\ncd /scratch\n{job.Script.ReplaceLineEndings("\n")}\n");
        var machine = new LinuxVm(folder) { Memory = Memory, TimeLimit = jobs.Aggregate(StartLimit, (sum, job) => sum + job.TimeLimit) };
        machine.Devices.AddRange(
        [
            .. Devices,
            "-virtfs", $"local,path={folder["share"]},mount_tag=share,security_model=none,multidevs=remap",
            "-virtfs", "local,path=/,mount_tag=hostroot,security_model=none,readonly=on,multidevs=remap",
        ]);
        if (Drives.Any(drive => drive is not null))
            Judge.FindFile("/usr/lib/x86_64-linux-gnu/qemu/block-iscsi.so");
        foreach (var (number, drive) in Drives.Index().Where(each => each.Item is not null))
            machine.Devices.AddRange(["-drive", $"if=none,id=lun{number + 1},format=raw,file={drive}", "-device", $"scsi-generic,drive=lun{number + 1},bus=bus.0,scsi-id={number + 1}"]);
        await machine.RunAsync(ScriptOf(jobs));
        var results = new List<LabResult>();
        foreach (var (number, job) in jobs.Index())
        {
            Assert.True(File.Exists(this[$"lab/{number}.code"]), $"The machine did not come to {job.Name}. Its console:\n{machine.Console}");
            var code = int.Parse(await File.ReadAllTextAsync(this[$"lab/{number}.code"]), CultureInfo.InvariantCulture);
            results.Add(new(job.Name, code, await File.ReadAllTextAsync(this[$"lab/{number}.said"])));
        }

        return results;
    }

    /// <summary>What busybox does: makes the root and runs every job in it.</summary>
    private string ScriptOf(IReadOnlyList<LabJob> jobs) => $$"""
        for module in $(for group in lab {{string.Join(' ', Modules)}}; do ls /modules/$group/*; done); do insmod $module; done
        mkdir -p /share /lower /above /guest
        plan9=trans=virtio,version=9p2000.L,msize=262144,cache=loose
        mount -t 9p -o $plan9 share /share
        mount -t 9p -o ro,$plan9 hostroot /lower
        mount -t tmpfs above /above
        mkdir /above/upper /above/work
        mount -t overlay -o lowerdir=/lower,upperdir=/above/upper,workdir=/above/work root /guest
        mkdir -p /guest/share /guest/scratch /dev/pts /dev/shm
        for folder in dev proc sys share modules; do mkdir -p /guest/$folder; mount -o bind /$folder /guest/$folder; done
        mount -t tmpfs run /guest/run
        mount -t devpts pts /guest/dev/pts
        ln -s /proc/self/fd /dev/fd
        ip link set lo up
        export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/scratch LC_ALL=C.UTF-8 TZ=UTC TERM=dumb
        {{string.Join('\n', jobs.Select((job, number) =>
            $"chroot /guest timeout -k 5 {job.TimeLimit.TotalSeconds:F0} bash /share/lab/{number} > /share/lab/{number}.said 2>&1 < /dev/null; echo $? > /share/lab/{number}.code"))}}
        cd /
        umount /guest/share
        umount /share
        """;

    /// <summary>What every job can call.</summary>
    private const string Functions = """
        # The node of drive n, such as /dev/sr0.
        drive() { echo /dev/$(ls /sys/bus/scsi/devices/*:0:$1:0/block); }
        # The generic node of drive n, such as /dev/sg1.
        generic() { echo /dev/$(ls /sys/bus/scsi/devices/*:0:$1:0/scsi_generic); }
        # Lets the kernel forget what it knows of drive n and its medium; it asks again only when a drive tells of a new medium, which no burn does.
        fresh() {
            local at=$(basename /sys/bus/scsi/devices/*:0:$1:0) tries=0
            echo 1 > /sys/bus/scsi/devices/$at/delete
            while [ -e /sys/bus/scsi/devices/$at ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
            if [ -x /scratch/replug$1 ]; then /scratch/replug$1; else echo "0 $1 0" > /sys/class/scsi_host/host${at%%:*}/scan; fi
            while [ ! -b "$(drive $1 2> /dev/null)" ] && [ $tries -lt 200 ]; do sleep 0.05; tries=$((tries + 1)); done
        }
        # The sum of the first so many bytes of drive n.
        sum() { head -c $2 $(drive $1) | sha256sum | cut -d ' ' -f 1; }
        """;
}
