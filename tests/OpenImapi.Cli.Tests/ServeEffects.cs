using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of imapi drive serve does, seen by those who want to use the drives.</summary>
internal static class ServeEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All => new Dictionary<string, Func<Desk, Task>>(StringComparer.Ordinal)
    {
        ["imapi drive serve --listen"] = async desk =>
        {
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "serve", "lab", "--listen", "nowhere")).Code);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "serve", "lab", "--listen", "0.0.0.0:0")).Code);
            await ServeAsync(desk, ["lab", "--listen", "127.0.0.1:0"], async address =>
            {
                await using var drive = await IscsiTransport.OpenAsync(IscsiAddress.Parse(address), TestContext.Current.CancellationToken);
                var completion = await drive.ExecuteAsync(Cdb.From(new Inquiry()), DataDirection.In, new byte[96], TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
                Assert.Equal(ScsiStatus.Good, completion.Status);
            });
        },
        ["imapi --credentials"] = async desk =>
        {
            var secrets = desk.File("secrets", "initiator alice correct horse\ntarget bob battery staple\n");
            await ServeAsync(desk, ["lab", "--listen", "0.0.0.0:0", "--credentials", secrets], async address =>
            {
                address = $"iscsi://127.0.0.1:{IscsiAddress.Parse(address).Port}";
                Assert.Equal(ExitCode.Drive, (await desk.RunAsync("media", "--drive", address)).Code);
                var seen = await desk.RunAsync("media", "--drive", address, "--credentials", secrets);
                Assert.Contains("chmod 600", seen.Succeeded().Error);
                using var environment = new Desk().With(IscsiCredentials.Variable, "initiator alice correct horse");
                Assert.Contains("CD-RW", (await environment.RunAsync("media", "--drive", address)).Succeeded().Out);
            });
        },
    };

    /// <summary>Serves drives until the test has used the first one, then stops as Ctrl-C does.</summary>
    public static async Task ServeAsync(Desk desk, string[] words, Func<string, Task> use)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var first = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var console = new TestConsole(heard: line => first.TrySetResult(line));
        var serving = desk.RunAsync(console, stop.Token, ["drive", "serve", .. words]);
        Assert.True(await Task.WhenAny(first.Task, serving) == first.Task, console.ErrorText);
        await use(await first.Task);
        await stop.CancelAsync();
        (await serving).Succeeded();
    }
}
