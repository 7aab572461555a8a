using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Interop.Tests.Tgt;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Drives of Linux itself, /dev/sr* and /dev/sg*, as imapi finds, holds, uses and refuses them.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class LinuxDriveTests
{
    [Fact]
    public async Task Drives_are_found_used_and_refused_as_Linux_has_them()
    {
        using var folder = new TemporaryFolder();
        await using var tgt = await TgtTarget.StartAsync(discs: 2);
        var vm = new LabVm(folder) { Drives = [tgt.Address(1), tgt.Address(2)], Memory = 1536 };
        folder.Write("share/tree/hello.txt", "hello"u8);
        var program = await BuiltImapi.PathAsync();
        LabJob Job(string name, string script) => new(name, $"imapi() {{ dotnet {program} \"$@\"; }}\n{script}");
        string[] names = ["listed", "burned", "mounted", "held", "forbidden", "generic"];
        var results = await vm.RunAsync(
            Job(names[0], """
                imapi drives --json | tee /share/drives.json
                imapi media --drive $(generic 2)
                """),
            Job(names[1], """
                imapi burn /share/tree --drive $(drive 1) --close --verbose
                fresh 1
                mount -t iso9660 -o ro $(drive 1) /mnt
                cat /mnt/hello.txt
                umount /mnt
                """),
            Job(names[2], """
                mount -t iso9660 -o ro $(drive 1) /mnt
                imapi media --drive $(drive 1)
                code=0; imapi eject --drive $(drive 1) || code=$?
                umount /mnt
                exit $code
                """),
            Job(names[3], """
                python3 -c 'import os,sys; os.open(sys.argv[1], os.O_RDWR|os.O_NONBLOCK|os.O_EXCL); print("held", flush=True); sys.stdin.read()' $(drive 2) < <(sleep 60) > /scratch/held &
                until [ -s /scratch/held ]; do sleep 0.05; done
                code=0; imapi media --drive $(drive 2) || code=$?
                kill %1
                exit $code
                """),
            Job(names[4], """
                chgrp cdrom $(drive 2) && chmod 660 $(drive 2)
                export OPENIMAPI_HOME=/scratch/nobody; mkdir -m 777 /scratch/nobody
                setpriv --reuid 65534 --clear-groups dotnet PROGRAM media --drive $(drive 2)
                """.Replace("PROGRAM", program, StringComparison.Ordinal)),
            Job(names[5], """
                node=$(drive 2); at=$(basename /sys/bus/scsi/devices/*:0:2:0)
                rm $node
                imapi media --drive $(generic 2)
                """));

        Assert.Contains("\"name\": \"sr0\"", results[0].MustSucceed().Output, StringComparison.Ordinal);
        Assert.Contains("STGT_DVD", results[0].Output, StringComparison.Ordinal);
        Assert.EndsWith("hello", results[1].MustSucceed().Output, StringComparison.Ordinal);
        Assert.Equal(4, results[2].ExitCode);
        Assert.Contains("is mounted on /mnt", results[2].Output, StringComparison.Ordinal);
        Assert.Equal(4, results[3].ExitCode);
        Assert.Contains("is in use by python3 (process ", results[3].Output, StringComparison.Ordinal);
        Assert.Equal(4, results[4].ExitCode);
        Assert.Contains("group cdrom, with the rights 660", results[4].Output, StringComparison.Ordinal);
        Assert.Contains("DVD+R", results[5].MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drive_that_is_unplugged_and_plugged_in_again_is_noticed()
    {
        using var folder = new TemporaryFolder();
        await using var tgt = await TgtTarget.StartAsync(discs: 2);
        var vm = new LabVm(folder) { Drives = [tgt.Address(1), tgt.Address(2)], Memory = 1536 };
        var results = await vm.RunAsync(new LabJob("arrival", $$"""
            export {{ArrivalInLinux.File}}=/scratch/heard
            until_heard() { local tries=0; until grep -q "$1" /scratch/heard 2> /dev/null; do sleep 0.1; tries=$((tries + 1)); [ $tries -lt 300 ]; done; }
            dotnet {{Path.Combine(AppContext.BaseDirectory, "OpenImapi.Interop.Tests.dll")}} -explicit only -method '*.{{nameof(ArrivalInLinux)}}.*' > /scratch/said 2>&1 &
            until_heard Watching || { cat /scratch/said; exit 1; }
            at=$(basename /sys/bus/scsi/devices/*:0:2:0)
            echo 1 > /sys/bus/scsi/devices/$at/delete
            until_heard Removed
            echo "0 2 0" > /sys/class/scsi_host/host${at%%:*}/scan
            wait
            cat /scratch/heard
            """));
        Assert.Equal(["Watching", "Removed sr1", "Arrived sr1"], results[0].MustSucceed().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
