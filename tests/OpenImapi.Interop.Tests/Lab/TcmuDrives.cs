namespace OpenImapi.Interop.Tests.Lab;

/// <summary>The optical drives of tcmu-runner, inside a machine of the lab: DVD-RAM that any program can write in place.</summary>
internal static class TcmuDrives
{
    /// <summary>Bytes of a disc; the daemon takes any number.</summary>
    private const int Capacity = 16 << 20;

    /// <summary>The modules that the kernel needs, as eng/fetch-kernel names them.</summary>
    public const string Modules = "targets";

    /// <summary>The programs that it takes.</summary>
    public static IReadOnlyList<string> Tools { get; } = ["tcmu-runner", "dbus-daemon", "depmod"];

    /// <summary>The file in the shared folder that holds what is recorded on a drive's disc.</summary>
    public static string FileOf(int drive) => $"tcmu{drive}.img";

    /// <summary>Starts the daemon, with a bus of messages of its own, and makes the drives; each has the number among the machine's drives that it is given.</summary>
    public static LabJob StartJob(IReadOnlyList<int> drives) => new("tcmu", $$"""
        mount -t configfs none /sys/kernel/config
        mkdir -p /etc/tcmu /run/dbus
        : > /etc/tcmu/tcmu.conf
        # The daemon wants to find the module that is loaded already.
        modules=/lib/modules/$(uname -r)
        mkdir -p $modules
        for module in /modules/{{Modules}}/*; do cp $module $modules/${module#*-}; done
        depmod
        cat > bus.conf <<'XML'
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>system</type><listen>unix:path=/run/dbus/system_bus_socket</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
        XML
        sorry() { cat tcmu.said /var/log/tcmu-runner.log; dmesg | tail -20; exit 1; }
        dbus-daemon --config-file=$PWD/bus.conf --fork
        setsid tcmu-runner -d > tcmu.said 2>&1 < /dev/null &
        for drive in {{string.Join(' ', drives)}}; do
            file=/share/tcmu$drive.img
            truncate -s {{Capacity}} $file
            backstore=/sys/kernel/config/target/core/user_$drive/opt
            mkdir -p $backstore
            for setting in dev_config=fbo/$file dev_size={{Capacity}} hw_block_size=2048; do echo $setting > $backstore/control; done
            tries=0
            until echo 1 > $backstore/enable; do sleep 0.1; tries=$((tries + 1)); [ $tries -lt 100 ] || sorry; done
            port=/sys/kernel/config/target/loopback/naa.5001405aabbccdd1/tpgt_$drive
            mkdir -p $port/lun/lun_0
            echo naa.5001405aabbccdd2 > $port/nexus
            ln -s $backstore $port/lun/lun_0/l
            # Its bus cannot be scanned for one drive.
            printf '#!/bin/sh\nrm %s\nln -s %s %s\n' $port/lun/lun_0/l $backstore $port/lun/lun_0/l > replug$drive
            chmod +x replug$drive
            tries=0
            until [ -b "$(drive $drive 2> /dev/null)" ]; do sleep 0.1; tries=$((tries + 1)); [ $tries -lt 100 ] || sorry; done
        done
        """);
}
