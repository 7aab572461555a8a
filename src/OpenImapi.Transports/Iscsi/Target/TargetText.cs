using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Text requests of a session: which targets there are, and a new length of segments.</summary>
[Clause(Standard.Rfc7143, "11.10")]
internal sealed class TargetText(TargetSession session, TargetAdmission admission)
{
    private const uint MoreToCome = 1;

    private readonly List<byte> question = [];

    public async ValueTask AnswerAsync(ReceivedPdu pdu, ReadOnlyMemory<byte> data)
    {
        var request = pdu.Read<TextRequest>();
        question.AddRange(data.Span);
        if (question.Count > TextKey.MaximumTextLength)
            throw TransportErrors.InitiatorBreach("sent a text without end");
        if (request.Continue)
        {
            await session.SendAsync(new TextResponse { Lun = request.Lun, TaskTag = request.TaskTag, TransferTag = MoreToCome }, counts: true);
            return;
        }

        var keys = TextKey.Decode(question.ToArray(), TransportErrors.InitiatorBreach);
        question.Clear();
        var answer = TextKey.Encode(keys.SelectMany(AnswerTo));
        if (answer.Length > admission.Parameters.SentSegmentLength)
            throw TransportErrors.InitiatorBreach("asked for more text than it takes at a time");
        await session.SendAsync(
            new TextResponse { Final = true, Lun = request.Lun, TaskTag = request.TaskTag, TransferTag = IBasicHeaderSegment.NoTag }, answer, counts: true);
    }

    private IEnumerable<TextKey> AnswerTo(TextKey key)
    {
        if (key.Key == "SendTargets")
            return key.Value is "All" or "" || key.Value.Equals(admission.Target, StringComparison.OrdinalIgnoreCase)
                ? [new("TargetName", admission.Target), new("TargetAddress", admission.Portal)] : [];
        var declared = TargetNegotiation.Declare(admission.Parameters, key);
        if (key.Key != TargetNegotiation.Declaration.Key)
            return [new(key.Key, "NotUnderstood")];
        admission.Parameters = declared;
        return [];
    }
}
