using System.Collections.Concurrent;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>A session in its full feature phase: one loop reads, hands each PDU to the exchange it belongs to, and answers pings.</summary>
[Clause(Standard.Rfc7143, "4.2.5")]
internal sealed class IscsiSession : IAsyncDisposable
{
    private readonly PduStream pdus;
    private readonly string name;
    private readonly Negotiation negotiation;
    private readonly ConcurrentDictionary<uint, IExchange> open = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task receiving;
    private uint lastTag;
    private DiscException? failure;
    private volatile bool leaving;

    public IscsiSession(PduStream pdus, IscsiAddress address, Negotiation negotiation, CommandWindow window)
    {
        (this.pdus, name, Lun, this.negotiation, Window, Stopping) = (pdus, address.ToString(), IscsiLun.Encode(address.Lun), negotiation, window, stopping.Token);
        receiving = ReceiveAsync();
    }

    public ulong Lun { get; }

    public SessionParameters Parameters => negotiation.Agreed;

    public CommandWindow Window { get; }

    /// <summary>Ends every wait of this session; cancelled when it breaks or is disposed of.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Completes when nothing is received any more.</summary>
    public Task Ended => receiving;

    /// <summary>Throws when the session takes no more commands.</summary>
    public void ThrowIfEnded()
    {
        ThrowIfBroken();
        if (leaving)
            throw new DiscException(DriveErrors.TransportFailed, $"{name} asked us to log out.", "Open the drive again.");
    }

    /// <summary>Begins an exchange; from now on PDUs with its tag come to it.</summary>
    public T Open<T>(Func<uint, T> create)
        where T : IExchange
    {
        var tag = Interlocked.Increment(ref lastTag) & 0x7FFFFFFF;
        var exchange = create(tag);
        open[tag] = exchange;
        ThrowIfBroken();
        return exchange;
    }

    /// <summary>Ends an exchange; PDUs with its tag are a breach from now on.</summary>
    public void Close(uint tag) => open.TryRemove(tag, out _);

    /// <summary>Sends a PDU whole; only the end of the session interrupts it.</summary>
    public async ValueTask SendAsync<THeader>(THeader header, ReadOnlyMemory<byte> data = default)
        where THeader : struct, IBasicHeaderSegment
    {
        try
        {
            await pdus.SendAsync(header, data, Stopping);
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Break(cause);
            ThrowIfBroken();
        }
    }

    /// <summary>Asks for a task management function and waits for what came of it.</summary>
    public async Task<TaskFunctionOutcome> ManageAsync(TaskFunction function, ScsiTask? task, CancellationToken cancellation)
    {
        var question = Open(tag => new Question(this, tag, IscsiOpcode.TaskManagementResponse));
        await SendAsync(new TaskManagementRequest
        {
            Immediate = true,
            Function = function,
            Lun = Lun,
            TaskTag = question.Tag,
            ReferencedTaskTag = task?.Tag ?? IBasicHeaderSegment.NoTag,
            ReferencedCommand = task?.Command ?? 0,
            Numbers = Window.Immediate,
        });
        var answer = await question.Answer.WaitAsync(cancellation);
        return answer.Read<TaskManagementResponse>().Outcome;
    }

    /// <summary>Ends the session in order.</summary>
    public async Task LogoutAsync(CancellationToken cancellation)
    {
        var question = Open(tag => new Question(this, tag, IscsiOpcode.LogoutResponse));
        await SendAsync(new LogoutRequest { Immediate = true, Reason = LogoutReason.CloseSession, TaskTag = question.Tag, Numbers = Window.Immediate });
        await question.Answer.WaitAsync(cancellation);
    }

    /// <summary>Gives the connection up: whatever is under way fails, and so does what comes later.</summary>
    public void Break(Exception cause)
    {
        var broken = cause as DiscException
            ?? new DiscException(DriveErrors.TransportFailed, $"The connection to {name} broke: {cause.Message}", inner: cause);
        if (Interlocked.CompareExchange(ref failure, broken, null) is not null)
            return;
        foreach (var exchange in open.Values)
            exchange.Fail(Copy(broken));
        stopping.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Break(new ObjectDisposedException(nameof(IscsiTransport)));
        await receiving;
        stopping.Dispose();
    }

    private async Task ReceiveAsync()
    {
        await Task.Yield();
        try
        {
            while (true)
                await HandleAsync(await pdus.ReceiveAsync(Stopping));
        }
        catch (Exception cause)
        {
            Break(cause);
        }

        await pdus.DisposeAsync();
    }

    private ValueTask HandleAsync(ReceivedPdu pdu)
    {
        Window.Update(pdu.Numbers, CountsStatus(pdu));
        return pdu.Opcode switch
        {
            IscsiOpcode.NopIn => AnswerAsync(pdu.Read<NopIn>()),
            IscsiOpcode.AsynchronousMessage => HandleAsync(pdu.Read<AsynchronousMessage>()),
            IscsiOpcode.Reject => throw TransportErrors.Breach($"rejected a PDU: {pdu.Read<Reject>().Reason}"),
            _ => open.TryGetValue(pdu.TaskTag, out var exchange) ? exchange.AcceptAsync(pdu)
                : throw TransportErrors.Breach($"sent {pdu.Opcode} for something that was not asked (tag {pdu.TaskTag:X8}h)"),
        };
    }

    /// <summary>Whether the StatSN of a PDU counts a status, rather than naming the next one.</summary>
    private static bool CountsStatus(ReceivedPdu pdu) => pdu.Opcode switch
    {
        IscsiOpcode.DataIn => pdu.Read<DataIn>().HasStatus,
        IscsiOpcode.NopIn => pdu.TaskTag != IBasicHeaderSegment.NoTag,
        IscsiOpcode.ReadyToTransfer => false,
        _ => true,
    };

    private ValueTask AnswerAsync(NopIn ping) => ping.TransferTag == IBasicHeaderSegment.NoTag ? ValueTask.CompletedTask
        : SendAsync(new NopOut
        {
            Immediate = true,
            Lun = ping.Lun,
            TaskTag = IBasicHeaderSegment.NoTag,
            TransferTag = ping.TransferTag,
            Numbers = Window.Immediate,
        });

    private ValueTask HandleAsync(AsynchronousMessage message)
    {
        switch (message.Event)
        {
            case AsynchronousEvent.Sense or AsynchronousEvent.VendorSpecific:
                return ValueTask.CompletedTask; // The logical unit says it again, as a unit attention.
            case AsynchronousEvent.LogoutRequested:
                leaving = true;
                return ValueTask.CompletedTask;
            case AsynchronousEvent.NegotiationRequested:
                return RenegotiateAsync();
            default:
                throw new DiscException(DriveErrors.TransportFailed, $"{name} ended the session: {message.Event}.");
        }
    }

    /// <summary>Asks for nothing, so that the target can declare what it wants to change: the length of its segments.</summary>
    private ValueTask RenegotiateAsync()
    {
        var exchange = Open(tag => new Renegotiation(this, tag, negotiation));
        return SendAsync(new TextRequest
        {
            Immediate = true,
            Final = true,
            TaskTag = exchange.Tag,
            TransferTag = IBasicHeaderSegment.NoTag,
            Numbers = Window.Immediate,
        });
    }

    private void ThrowIfBroken()
    {
        if (failure is { } broken)
            throw Copy(broken);
    }

    private static DiscException Copy(DiscException failure) => new(failure.Error, failure.Message, failure.Advice, failure);
}
