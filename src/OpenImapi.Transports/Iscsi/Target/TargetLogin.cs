using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The target's side of a login: who comes in, and on which terms.</summary>
/// <param name="pdus">The connection.</param>
/// <param name="settings">The target's name and terms.</param>
/// <param name="portal">Where the initiator reached the target.</param>
[Clause(Standard.Rfc7143, "6.3")]
internal sealed class TargetLogin(PduStream pdus, IscsiTargetSettings settings, string portal)
{
    private const int MaximumRounds = 16;
    private const uint FirstStatus = 1;
    private const string PortalGroup = "1";

    private readonly TargetNegotiation negotiation = new(settings.Credentials);
    private uint status = FirstStatus;
    private LoginStage? stage;
    private bool introduced;
    private bool declared;

    /// <summary>Negotiates until the initiator is in; nothing where it was refused, which it has been told.</summary>
    /// <param name="handle">The session's handle at the target, not 0.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DiscException">The initiator broke the protocol.</exception>
    public async ValueTask<TargetAdmission?> RunAsync(ushort handle, CancellationToken cancellation)
    {
        for (var round = 0; round < MaximumRounds; round++)
        {
            var (request, keys) = await ReceiveAsync(cancellation);
            if (StatusOf(request) is not LoginStatus.Success and var refused)
                return await RefuseAsync(request, refused, cancellation);
            var answers = Answer(request.Step.Current, keys);
            if (StatusOf(negotiation) is not LoginStatus.Success and var unwelcome)
                return await RefuseAsync(request, unwelcome, cancellation);
            if (!negotiation.IsProven && request.Step.Current == LoginStage.OperationalNegotiation)
                return await RefuseAsync(request, LoginStatus.AuthenticationFailure, cancellation);
            var transit = request.Step.Transit && negotiation.IsProven;
            stage = transit ? request.Step.Next : request.Step.Current;
            var entered = stage == LoginStage.FullFeature;
            var step = new LoginStep(transit, Continue: false, request.Step.Current, transit ? request.Step.Next : LoginStage.SecurityNegotiation);
            await SendAsync(request, step, LoginStatus.Success, entered ? handle : (ushort)0, answers, cancellation);
            if (entered)
                return Admitted(request);
        }

        throw TransportErrors.InitiatorBreach("brought its login to no end");
    }

    private List<TextKey> Answer(LoginStage current, IReadOnlyList<TextKey> keys)
    {
        var answers = negotiation.Answer(keys).ToList();
        if (!introduced && negotiation.SessionType == "Normal")
            answers.Insert(0, new("TargetPortalGroupTag", PortalGroup));
        introduced = true;
        if (!declared && current == LoginStage.OperationalNegotiation)
        {
            answers.Add(TargetNegotiation.Declaration);
            declared = true;
        }

        return answers;
    }

    /// <summary>Whether a request may stand where it does.</summary>
    private LoginStatus StatusOf(LoginRequest request) => request switch
    {
        { MinimumVersion: > 0 } => LoginStatus.UnsupportedVersion,
        { Session.Target: not 0 } when stage is null => LoginStatus.CannotIncludeInSession, // a second connection, and MaxConnections is 1
        { Step: { Current: LoginStage.FullFeature or (LoginStage)2 } or { Transit: true, Next: LoginStage.SecurityNegotiation or (LoginStage)2 } } => LoginStatus.InvalidDuringLogin,
        { Step: { Transit: true } step } when step.Next <= step.Current => LoginStatus.InvalidDuringLogin,
        _ when stage is not null && request.Step.Current != stage => LoginStatus.InvalidDuringLogin,
        _ => LoginStatus.Success,
    };

    /// <summary>Whether whoever speaks may come in.</summary>
    private LoginStatus StatusOf(TargetNegotiation keys) => keys switch
    {
        { Initiator: null or "" or { Length: > IscsiAddress.MaximumNameLength } } => LoginStatus.MissingParameter,
        { SessionType: not ("Normal" or "Discovery") } => LoginStatus.SessionTypeNotSupported,
        { SessionType: "Normal", Target: null } => LoginStatus.MissingParameter,
        { Target: { } target } when !target.Equals(settings.Name, StringComparison.OrdinalIgnoreCase) => LoginStatus.NotFound,
        { CannotProve: true } => LoginStatus.AuthenticationFailure,
        _ => LoginStatus.Success,
    };

    /// <summary>One request with its whole text, which may come in several PDUs.</summary>
    private async ValueTask<(LoginRequest Last, IReadOnlyList<TextKey> Keys)> ReceiveAsync(CancellationToken cancellation)
    {
        var text = new List<byte>();
        while (true)
        {
            var pdu = await pdus.ReceiveAsync(cancellation);
            if (pdu.Opcode != IscsiOpcode.LoginRequest)
                throw TransportErrors.InitiatorBreach($"sent {pdu.Opcode} before it had logged in");
            var request = pdu.Read<LoginRequest>();
            text.AddRange(pdu.Data.Span);
            if (text.Count > TextKey.MaximumTextLength || request.Step.Continue && pdu.Data.IsEmpty)
                throw TransportErrors.InitiatorBreach("sent a login text without end");
            if (!request.Step.Continue)
                return (request, TextKey.Decode(text.ToArray(), TransportErrors.InitiatorBreach));
            await SendAsync(request, new(Transit: false, Continue: false, request.Step.Current, LoginStage.SecurityNegotiation), LoginStatus.Success, 0, [], cancellation);
        }
    }

    private async ValueTask<TargetAdmission?> RefuseAsync(LoginRequest request, LoginStatus refused, CancellationToken cancellation)
    {
        settings.Log?.Invoke($"{negotiation.Initiator ?? "An initiator"} was refused: {refused}.");
        await SendAsync(request, default, refused, 0, [], cancellation);
        return null;
    }

    private ValueTask SendAsync(
        LoginRequest request, LoginStep step, LoginStatus outcome, ushort handle, IEnumerable<TextKey> keys, CancellationToken cancellation)
    {
        var response = new LoginResponse
        {
            Step = step,
            Session = request.Session with { Target = handle },
            TaskTag = request.TaskTag,
            Status = outcome,
            Numbers = new(status++, request.Numbers.Command, request.Numbers.Command + TargetWindow.Depth - 1),
        };
        return pdus.SendAsync(response, TextKey.Encode(keys), cancellation);
    }

    private TargetAdmission Admitted(LoginRequest request) => new()
    {
        Initiator = negotiation.Initiator!,
        Identifier = request.Session.Initiator,
        Discovery = negotiation.SessionType == "Discovery",
        FirstCommand = request.Numbers.Command,
        NextStatus = status,
        Target = settings.Name,
        Portal = $"{portal},{PortalGroup}",
        Parameters = negotiation.Agreed with { FirstBurstLength = Math.Min(negotiation.Agreed.FirstBurstLength, negotiation.Agreed.MaximumBurstLength) },
    };
}
