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
