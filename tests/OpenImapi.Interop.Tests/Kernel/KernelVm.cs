using System.Globalization;
using System.Text;

namespace OpenImapi.Interop.Tests.Kernel;

/// <summary>An image and how Linux shall mount it.</summary>
/// <param name="Image">The path of the image; one that is asked for twice is one drive.</param>
/// <param name="Type">"udf" or "iso9660".</param>
/// <param name="Options">Beside read-only, such as "norock,nojoliet".</param>
internal sealed record KernelMount(string Image, string Type, string Options = "");

/// <summary>Lets a Linux kernel, in a machine of software, mount images that are in its drives, and tells all that it shows of them.</summary>
/// <remarks>
/// One start of the machine, some seconds, serves any number of mounts. What the kernel shows comes back by a serial port of virtio, whole lines of UTF-8.
/// </remarks>
internal static class KernelVm
{
    /// <summary>The most drives of one machine.</summary>
    private const int MostImages = 200;

    /// <summary>Mounts one after another and lists each in full.</summary>
    public static async Task<IReadOnlyList<KernelListing>> MountAsync(TemporaryFolder folder, params KernelMount[] mounts)
    {
        var images = mounts.Select(mount => mount.Image).Distinct().ToList();
        Assert.InRange(images.Count, 1, MostImages);
        var listings = new List<KernelListing>();
        var lines = await RunAsync(folder, images, JobOf(mounts, images));
        for (var at = 0; at < lines.Count; at++)
        {
            var end = lines.IndexOf("== end", at);
            Assert.True(end >= 0, $"Linux did not end: {lines[^1]}");
            listings.Add(KernelListing.Of(lines[at..end]));
            at = end;
        }

        Assert.Equal(mounts.Length, listings.Count);
        return listings;
    }

    /// <summary>Mounts one image, which must succeed.</summary>
    public static async Task<KernelListing> MountAsync(TemporaryFolder folder, string image, string type, string options = "") =>
        (await MountAsync(folder, new KernelMount(image, type, options)))[0].MustBeMounted();

    /// <summary>The SHA-256 of every file of an image with very many, by path. The machine reads the whole image once before: it is the single blocks that take it time.</summary>
    public static async Task<SortedDictionary<string, string>> SumsAsync(TemporaryFolder folder, string image, string type)
    {
        var lines = await RunAsync(folder, [image], $$"""
            {
                cat /dev/sr0 > /dev/null
                mount -t {{type}} -o ro /dev/sr0 /mnt && cd /mnt && find . -type f -exec sha256sum {} +
            } > $(ls /dev/vport*) 2>&1

            """, memory: 1024);
        return new(lines.ToDictionary(line => line[67..], line => line[..64]), StringComparer.Ordinal);
    }

    /// <summary>What the machine does: mounts, lists with all that stat knows, and sums up the content.</summary>
    private static string JobOf(KernelMount[] mounts, List<string> images)
    {
        var job = new StringBuilder("""
            for b in /sys/block/sr*; do t=$(readlink -f $b/device); t=${t%:*}; ln -s /dev/${b##*/} /dev/cd${t##*:}; done
            port=$(ls /dev/vport*)
            tell() {
                dmesg -c > /dev/null
                if mount -t "$2" -o "ro$3" "/dev/cd$1" /mnt 2> /error; then
                    echo "== mounted"
                    cd /mnt
                    find . -exec stat -c '%f %u %g %s %Y %t %T %i %h %N' {} +
                    echo "== sums"
                    find . -type f -exec sha256sum {} +
                    cd /
                    umount /mnt
                else
                    echo "== refused $(cat /error)"
                fi
                echo "== said"
                dmesg
                echo "== end"
            }
            {

            """);
        foreach (var mount in mounts)
            job.Append(CultureInfo.InvariantCulture, $"tell {images.IndexOf(mount.Image)} {mount.Type} '{(mount.Options.Length == 0 ? "" : ",")}{mount.Options}'\n");
        return job.Append("} > $port 2>&1\n").ToString();
    }

    private static async Task<List<string>> RunAsync(TemporaryFolder folder, List<string> images, string job, int memory = 512)
    {
        var result = folder["vm/result"];
        var machine = new LinuxVm(folder)
        {
            Devices = { "-device", "virtio-serial-pci", "-chardev", $"file,id=result,path={result}", "-device", "virtserialport,chardev=result" },
        };
        foreach (var (number, image) in images.Index())
            machine.Devices.AddRange(["-drive", $"if=none,id=cd{number},format=raw,readonly=on,media=cdrom,file={image}", "-device", $"scsi-cd,drive=cd{number},bus=bus.0,scsi-id={number}"]);
        await machine.RunAsync(job);
        var lines = (await File.ReadAllTextAsync(result)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        Assert.True(lines.Count > 0, $"Linux told nothing. Its console:\n{machine.Console}");
        return lines;
    }
}
