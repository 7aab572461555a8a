using OpenImapi.Transports.Linux;

namespace OpenImapi.Transports.Tests.Linux;

/// <summary>A folder that looks like the root of a computer with Linux.</summary>
internal sealed class FakeComputer : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("imapi-linux-").FullName;

    public LinuxSystem System => new(root);

    /// <summary>A path in the folder.</summary>
    public string this[string path] => System[path];

    public void Write(string path, string text) => Write(path, global::System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], bytes);
    }

    /// <summary>A link, whose target is a path of the fake computer.</summary>
    public void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.CreateSymbolicLink(this[path], this[target]);
    }

    /// <summary>A SCSI device as the kernel shows it: a link on the bus to a folder below its host.</summary>
    /// <param name="address">Host, channel, target, unit.</param>
    /// <param name="port">The place of the host, such as pci0000:00/ata1.</param>
    /// <param name="type">The peripheral device type.</param>
    /// <param name="nodes">Its devices, such as sr0 and sg1; each is a file in /dev.</param>
    public void Plug(string address, string port = "pci0000:00/ata1", int type = 5, params string[] nodes)
    {
        var folder = $"/sys/devices/{port}/host{address.Split(':')[0]}/target/{address}";
        Write($"{folder}/type", $"{type}\n");
        Write($"{folder}/vendor", "HL-DT-ST\n");
        Write($"{folder}/model", "BD-RE  WH16NS60 \n");
        Write($"{folder}/rev", "1.02\n");
        foreach (var node in nodes)
        {
            var kind = node.StartsWith("sr", StringComparison.Ordinal) ? "block" : "scsi_generic";
            Write($"{folder}/{kind}/{node}/dev", kind == "block" ? $"11:{node[2..]}\n" : $"21:{node[2..]}\n");
            Link($"/sys/class/{kind}/{node}", $"{folder}/{kind}/{node}");
            Write($"/dev/{node}", "");
        }

        Link($"/sys/bus/scsi/devices/{address}", folder);
    }

    public void Unplug(string address)
    {
        var target = new FileInfo(this[$"/sys/bus/scsi/devices/{address}"]).LinkTarget!;
        foreach (var kind in (string[])["block", "scsi_generic"])
            foreach (var node in Directory.Exists(Path.Combine(target, kind)) ? Directory.GetDirectories(Path.Combine(target, kind)).Select(Path.GetFileName) : [])
            {
                File.Delete(this[$"/sys/class/{kind}/{node}"]);
                File.Delete(this[$"/dev/{node}"]);
            }

        File.Delete(this[$"/sys/bus/scsi/devices/{address}"]);
        Directory.Delete(target, recursive: true);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
