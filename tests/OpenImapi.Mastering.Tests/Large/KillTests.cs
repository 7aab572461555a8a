using System.Net;
using System.Net.Sockets;

namespace OpenImapi.Mastering.Tests.Large;

/// <summary>A process killed in the middle of writing an image.</summary>
[Trait("Category", "Large")]
public class KillTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_process_leaves_nothing_under_the_name_of_the_image_and_what_was_there_stays(bool overwrite)
    {
        using var folder = new TestFolder();
        if (overwrite)
            folder.Write("out.iso", "mine"u8);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var child = ChildTest.Start(typeof(KillTests), nameof(Write_until_killed), $"{((IPEndPoint)listener.LocalEndpoint).Port} {folder["out.iso"]}");
        using var inTheMiddle = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (overwrite)
            Assert.Equal("mine", await File.ReadAllTextAsync(folder["out.iso"], TestContext.Current.CancellationToken));
        else
            Assert.False(File.Exists(folder["out.iso"]));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), file => OperatingSystem.IsLinux() && Path.GetFileName(file) != "out.iso");
    }

    /// <summary>Writes 20 MiB, then says so by a connection, and waits to be killed.</summary>
    [Fact(Explicit = true)]
    public async Task Write_until_killed()
    {
        var (port, path) = (int.Parse(ChildTest.ArgumentOfThis.Split(' ')[0]), ChildTest.ArgumentOfThis.Split(' ', 2)[1]);
        var tree = new SourceTree();
        tree.AddFile("big", FileContent.FromStream(() => new WaitingStream(port), 100 << 20, "a stream that waits"));
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree), path, overwrite: true, cancellation: TestContext.Current.CancellationToken);
    }

    private sealed class WaitingStream(int port) : MemoryStream(new byte[100 << 20])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < 20 << 20)
                return await base.ReadAsync(buffer, cancellationToken);
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
