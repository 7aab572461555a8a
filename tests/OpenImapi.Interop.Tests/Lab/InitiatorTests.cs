using System.Net;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Initiators of others at our iSCSI target: that of Linux's kernel, over a network of its own.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class InitiatorTests
{
    [Fact]
    public async Task Linux_logs_in_by_itself_burns_and_reads_back()
    {
        using var folder = new TemporaryFolder();
        foreach (var tool in new[] { "iscsistart", "socat", "cdrskin", "eject" })
            Judge.Find(tool);
        var material = await LabMaterial.MakeAsync(folder);
        await using var recorder = new LabRecorder(MediumKind.Find("dvd+rw")!);
        await using var target = IscsiTarget.Start([recorder.Unit], new() { Listen = new(IPAddress.Loopback, 0) });
        var address = target.Addresses[0];
        var vm = new LabVm(folder)
        {
            Modules = ["network"],
            Devices =
            [
                "-netdev", $"user,id=net,restrict=on,guestfwd=tcp:10.0.2.100:3260-cmd:{Judge.Find("socat")} - TCP:127.0.0.1:{target.EndPoint.Port}",
                "-device", "virtio-net-pci,netdev=net,romfile=",
            ],
        };
        var results = await vm.RunAsync(new LabJob("burn", $$"""
            ip() { busybox ip "$@"; }
            ip addr add 10.0.2.15/24 dev eth0
            ip link set eth0 up
            tries=0; until [ "$(cat /sys/class/net/eth0/carrier)" = 1 ]; do sleep 0.1; tries=$((tries + 1)); [ $tries -lt 100 ]; done
            iscsistart -i iqn.2026-01.lab:guest -t {{address.Target}} -g 1 -a 10.0.2.100 -p 3260
            tries=0; until ls /sys/bus/scsi/devices/*:0:0:1/block > /dev/null 2>&1; do sleep 0.1; tries=$((tries + 1)); [ $tries -lt 100 ]; done
            D=/dev/$(ls /sys/bus/scsi/devices/*:0:0:1/block)
            cdrskin dev=$D -tao /share/image.iso
            eject $D
            eject -t $D
            [ $(head -c {{material.Image.Length}} $D | sha256sum | cut -d ' ' -f 1) = {{material.ImageSum}} ]
            """) { TimeLimit = TimeSpan.FromMinutes(4) });

        results[0].MustSucceed();
        var burned = new byte[material.Image.Length];
        recorder.Disc.Read(default, burned);
        Assert.Equal(material.Image, burned);
    }
}
