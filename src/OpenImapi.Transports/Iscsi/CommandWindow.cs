using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Counts commands and statuses, and holds a command back while the target takes none. Numbers wrap at 32 bits.</summary>
[Clause(Standard.Rfc7143, "4.2.2")]
internal sealed class CommandWindow
{
    private readonly Lock gate = new();
    private TaskCompletionSource moved = NewSignal();
    private uint next;
    private uint expected;
    private uint maximum;
    private uint expectedStatus;

    /// <summary>Starts where the login ended.</summary>
    /// <param name="next">CmdSN of the first command.</param>
    /// <param name="login">The numbers of the last login response.</param>
    public CommandWindow(uint next, ResponseNumbers login)
    {
        this.next = next;
        (expected, maximum, expectedStatus) = (login.ExpectedCommand, login.MaximumCommand, login.Status + 1);
    }

    /// <summary>The numbers of a request that is delivered at once and does not count.</summary>
    public RequestNumbers Immediate
    {
        get
        {
            lock (gate)
                return new(next, expectedStatus);
        }
    }

    /// <summary>The numbers of the next command, as soon as the target takes one.</summary>
    public async ValueTask<RequestNumbers> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (!IsAfter(next, maximum))
                    return new(next++, expectedStatus);
                change = moved.Task;
            }

            await change.WaitAsync(cancellation);
        }
    }

    /// <summary>Takes over the numbers of a PDU from the target.</summary>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="status">Whether its StatSN counts a status.</param>
    public void Update(ResponseNumbers numbers, bool status)
    {
        lock (gate)
        {
            if (status)
                expectedStatus = numbers.Status + 1;
            if (IsAfter(numbers.ExpectedCommand, numbers.MaximumCommand + 1))
                return;
            if (IsAfter(numbers.ExpectedCommand, expected))
                expected = numbers.ExpectedCommand;
            if (!IsAfter(numbers.MaximumCommand, maximum))
                return;
            maximum = numbers.MaximumCommand;
            moved.TrySetResult();
            moved = NewSignal();
        }
    }

    private static bool IsAfter(uint left, uint right) => (int)(left - right) > 0;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
