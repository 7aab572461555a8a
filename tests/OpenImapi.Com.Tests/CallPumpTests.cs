namespace OpenImapi.Com.Tests;

/// <summary>An asynchronous call runs on the thread that made it, from its first step to its last.</summary>
public class CallPumpTests
{
    [Fact]
    public void Every_step_runs_on_the_calling_thread()
    {
        var threads = new List<int>();
        var answer = new CallLine().Run(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                threads.Add(Environment.CurrentManagedThreadId);
                await Task.Run(() => { });
                await Task.Yield();
            }

            threads.Add(Environment.CurrentManagedThreadId);
            return 7;
        });
        Assert.Equal(7, answer);
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Fact]
    public void What_the_call_throws_comes_out_and_the_old_context_is_back()
    {
        var before = SynchronizationContext.Current;
        Assert.Throws<TimeoutException>(() => new CallLine().Run(async () =>
        {
            await Task.Yield();
            throw new TimeoutException();
        }));
        Assert.Same(before, SynchronizationContext.Current);
    }

    [Fact]
    public void A_call_within_a_call_has_its_own_turn() =>
        Assert.Equal(3, new CallLine().Run(async () =>
        {
            await Task.Yield();
            var inner = new CallLine().Run(async () =>
            {
                await Task.Yield();
                return 1;
            });
            await Task.Yield();
            return inner + 2;
        }));

    [Fact]
    public async Task A_step_that_comes_after_the_end_runs_elsewhere()
    {
        var late = new TaskCompletionSource();
        var ran = new TaskCompletionSource();
        new CallLine().Run(() =>
        {
            _ = RunLateAsync();
            return ValueTask.CompletedTask;
        });
        late.SetResult();
        await ran.Task.WaitAsync(TimeSpan.FromSeconds(30));

        async Task RunLateAsync()
        {
            await late.Task;
            ran.SetResult();
        }
    }
}
