using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The login of one session with one connection: security stage, operational stage, full feature phase.</summary>
[Clause(Standard.Rfc7143, "6.3")]
internal sealed class LoginExchange(PduStream pdus, Negotiation negotiation, SessionIdentifier session)
{
    /// <summary>CmdSN of the login, and so of the first command.</summary>
    public const uint FirstCommand = 1;

    /// <summary>The one connection of the session.</summary>
    public const ushort ConnectionId = 1;

    private const uint TaskTag = 0;
    private const int MaximumRounds = 16;

    private uint expectedStatus;

    /// <summary>Logs in and returns the numbers with which the full feature phase starts.</summary>
    /// <exception cref="DiscException">The target refuses, or breaks the protocol.</exception>
    public async ValueTask<ResponseNumbers> RunAsync(CancellationToken cancellation)
    {
        await PassAsync(LoginStage.SecurityNegotiation, LoginStage.OperationalNegotiation, negotiation.Introduction, cancellation);
        return await PassAsync(LoginStage.OperationalNegotiation, LoginStage.FullFeature, negotiation.Offer, cancellation);
    }

    private async ValueTask<ResponseNumbers> PassAsync(
        LoginStage stage, LoginStage next, IReadOnlyList<TextKey> keys, CancellationToken cancellation)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var leaves = stage != LoginStage.SecurityNegotiation || negotiation.MayLeaveSecurity;
            var (response, answers) = await AskAsync(new(leaves, Continue: false, stage, leaves ? next : stage), keys, cancellation);
            keys = negotiation.Accept(answers);
            if (!response.Step.Transit)
                continue;
            if (!negotiation.IsSecure)
                throw new DiscException(TransportErrors.LoginRefused, "The iSCSI target did not prove who it is.", "Give it the 'target' line of the credentials, or take that line away here.");
            return (response.Step.Current, response.Step.Next) == (stage, next) ? response.Numbers
                : throw TransportErrors.Breach($"went from login stage {response.Step.Current} to {response.Step.Next} instead of from {stage} to {next}");
        }

        throw TransportErrors.Breach("brought its login to no end");
    }

    /// <summary>One question with its whole answer, which may come in several PDUs.</summary>
    private async ValueTask<(LoginResponse Last, IReadOnlyList<TextKey> Keys)> AskAsync(
        LoginStep step, IReadOnlyList<TextKey> keys, CancellationToken cancellation)
    {
        var text = new List<byte>();
        var response = await StepAsync(step, TextKey.Encode(keys), text, cancellation);
        while (response.Step.Continue)
            response = await StepAsync(step with { Transit = false, Next = LoginStage.SecurityNegotiation }, [], text, cancellation);
        return (response, TextKey.Decode(text.ToArray(), TransportErrors.Breach));
    }

    private async ValueTask<LoginResponse> StepAsync(LoginStep step, byte[] question, List<byte> answer, CancellationToken cancellation)
    {
        var request = new LoginRequest
        {
            Step = step,
            Session = session,
            TaskTag = TaskTag,
            ConnectionId = ConnectionId,
            Numbers = new(FirstCommand, expectedStatus),
        };
        await pdus.SendAsync(request, question, cancellation);
        var pdu = await pdus.ReceiveAsync(cancellation);
        if (pdu.Opcode != IscsiOpcode.LoginResponse)
            throw TransportErrors.Breach($"answered a login request with {pdu.Opcode}");
        var response = pdu.Read<LoginResponse>();
        answer.AddRange(pdu.Data.Span);
        if (response.Status != LoginStatus.Success)
            throw Refusal(response.Status, answer);
        if (response.ActiveVersion != 0 || answer.Count > TextKey.MaximumTextLength || response.Step.Continue && pdu.Data.IsEmpty)
            throw TransportErrors.Breach("sent a login response that makes no sense");
        expectedStatus = response.Numbers.Status + 1;
        return response;
    }

    private DiscException Refusal(LoginStatus status, List<byte> text)
    {
        negotiation.Accept(TextKey.Decode(text.ToArray(), TransportErrors.Breach));
        var advice = status switch
        {
            LoginStatus.TargetMovedTemporarily or LoginStatus.TargetMovedPermanently => $"The target has moved to {negotiation.MovedTo ?? "another address"}: use that one.",
            LoginStatus.AuthenticationFailure => "The target demands other credentials: check the name and the secret on both sides.",
            LoginStatus.AuthorizationFailure => "Let the target admit this initiator's name.",
            LoginStatus.NotFound or LoginStatus.TargetRemoved => "Check the target's name.",
            LoginStatus.ServiceUnavailable or LoginStatus.OutOfResources => "Try again later.",
            _ => null,
        };
        return new(TransportErrors.LoginRefused, $"The iSCSI target refused the login: {status} ({(int)status:X4}h).", advice);
    }
}
