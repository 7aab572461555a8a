using OpenImapi.Transports.Linux;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>The part of a test that runs inside the machine: writes down which drives come and go, by the kernel's own events.</summary>
public class ArrivalInLinux
{
    /// <summary>The environment variable that names the file to write to.</summary>
    public const string File = "OPENIMAPI_TEST_ARRIVALS";

    [Fact(Explicit = true)]
    public async Task Two_changes_are_written_down()
    {
        await using var heard = new StreamWriter(Environment.GetEnvironmentVariable(File)!) { AutoFlush = true };
        await using var changes = new LinuxDriveCatalog().WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var change = 0; change < 2; change++)
        {
            var next = changes.MoveNextAsync();
            if (change == 0)
                await heard.WriteLineAsync("Watching");
            Assert.True(await next);
            await heard.WriteLineAsync($"{changes.Current.Kind} {changes.Current.Drive.Name}");
        }
    }
}
