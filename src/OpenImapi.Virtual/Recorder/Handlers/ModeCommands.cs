using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>MODE SENSE and MODE SELECT, of 10 bytes as MMC has them and of 6 as hosts older than it send them.</summary>
internal static class ModeCommands
{
    private const int HeaderLength6 = 4;
    private const int HeaderLength10 = 8;
    private static readonly SenseData SavingNotSupported = new(SenseKey.IllegalRequest, 0x39, 0x00);

    public static ValueTask<Completion> Sense6(Request request)
    {
        var command = request.Read<ModeSense6>();
        var answer = Pages(request, command.Page, command.Control, HeaderLength6);
        answer[0] = (byte)Math.Min(answer.Length - 1, byte.MaxValue);
        return ValueTask.FromResult(request.AnswerBytes(answer, command.AllocationLength));
    }

    public static ValueTask<Completion> Sense10(Request request)
    {
        var command = request.Read<ModeSense10>();
        var answer = Pages(request, command.Page, command.Control, HeaderLength10);
        new FieldWriter(answer).UInt16Big("mode data length", (ushort)(answer.Length - sizeof(ushort)));
        return ValueTask.FromResult(request.AnswerBytes(answer, command.AllocationLength));
    }

    public static ValueTask<Completion> Select6(Request request) => Select(request, request.Read<ModeSelect6>().ParameterListLength, HeaderLength6);

    public static ValueTask<Completion> Select10(Request request) => Select(request, request.Read<ModeSelect10>().ParameterListLength, HeaderLength10);

    /// <summary>Room for the header, then the pages asked for.</summary>
    private static byte[] Pages(Request request, ModePageCode asked, PageControl control, int headerLength)
    {
        if (control == PageControl.Saved)
            throw new Refusal(SavingNotSupported);
        var answer = new List<byte>(new byte[headerLength]);
        foreach (var code in Codes(request, asked))
            answer.AddRange(PageOf(request, code, control));
        return [.. answer];
    }

    private static ValueTask<Completion> Select(Request request, int length, int headerLength)
    {
        if (length == 0)
            return ValueTask.FromResult(Request.Good);
        if (length < headerLength)
            throw new Refusal(KnownSense.ParameterListLengthError);
        var sent = request.Sent(length);
        if (DescriptorLength(sent[..headerLength]) != 0)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        for (var pages = sent[headerLength..]; !pages.IsEmpty;)
        {
            if (pages.Length < 2 || pages.Length < 2 + pages[1])
                throw new Refusal(KnownSense.ParameterListLengthError);
            var writing = (ModePageCode)(pages[0] & 0x3F) == ModePageCode.WriteParameters;
            if (writing && request.Recorder.Loaded is { IsInSession: true })
                throw new Refusal(KnownSense.CommandSequenceError);
            request.Recorder.Pages.Set(pages[..(2 + pages[1])]);
            if (writing)
                request.Recorder.Loaded?.ParametersChanged();
            pages = pages[(2 + pages[1])..];
        }

        request.Recorder.RaiseFor(KnownSense.ModeParametersChanged, except: request.Nexus);
        return ValueTask.FromResult(Completion.Good(length));
    }

    /// <summary>The last field of the header, of one byte or two.</summary>
    private static int DescriptorLength(ReadOnlySpan<byte> header) => header.Length == HeaderLength6
        ? header[^1] : header[^2] << 8 | header[^1];

    private static IEnumerable<ModePageCode> Codes(Request request, ModePageCode asked)
    {
        var known = request.Recorder.Pages.Codes.Append(ModePageCode.Capabilities);
        if (asked == ModePageCode.All)
            return known;
        return known.Contains(asked) ? [asked] : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static byte[] PageOf(Request request, ModePageCode code, PageControl control) =>
        request.Recorder.Pages.Find(code, control) ?? CapabilitiesPage.Of(request.Recorder, control);
}
