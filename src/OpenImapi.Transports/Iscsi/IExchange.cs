namespace OpenImapi.Transports;

/// <summary>Something asked of the target that has not ended yet.</summary>
internal interface IExchange
{
    uint Tag { get; }

    /// <summary>Takes a PDU that carries this exchange's tag. It may use the PDU's data only until it returns.</summary>
    ValueTask AcceptAsync(ReceivedPdu pdu);

    /// <summary>The connection broke.</summary>
    void Fail(Exception failure);
}

/// <summary>An exchange of one request and one response without data.</summary>
internal sealed class Question(IscsiSession session, uint tag, IscsiOpcode expected) : IExchange
{
    private readonly TaskCompletionSource<ReceivedPdu> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public uint Tag => tag;

    public Task<ReceivedPdu> Answer => answered.Task;

    public ValueTask AcceptAsync(ReceivedPdu pdu)
    {
        if (pdu.Opcode != expected)
            throw TransportErrors.Breach($"sent {pdu.Opcode} where {expected} was due");
        session.Close(tag);
        answered.TrySetResult(pdu with { Data = default });
        return ValueTask.CompletedTask;
    }

    public void Fail(Exception failure) => answered.TrySetException(failure);
}

/// <summary>A text exchange that the target asked for; it takes effect with the next PDU.</summary>
internal sealed class Renegotiation(IscsiSession session, uint tag, Negotiation negotiation) : IExchange
{
    public uint Tag => tag;

    public ValueTask AcceptAsync(ReceivedPdu pdu)
    {
        if (pdu.Opcode != IscsiOpcode.TextResponse || !pdu.Read<TextResponse>().Final)
            throw TransportErrors.Breach($"answered an empty text request with {pdu.Opcode} and more to come");
        session.Close(tag);
        negotiation.Declare(TextKey.Decode(pdu.Data.Span, TransportErrors.Breach));
        return ValueTask.CompletedTask;
    }

    public void Fail(Exception failure)
    {
        // Nobody waits for it.
    }
}
