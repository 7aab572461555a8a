using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>MODE SENSE (10) and MODE SELECT (10).</summary>
internal static class ModeCommands
{
    private const int HeaderLength = 8;
    private static readonly SenseData SavingNotSupported = new(SenseKey.IllegalRequest, 0x39, 0x00);

    public static ValueTask<Completion> Sense(Request request)
    {
        var command = request.Read<ModeSense10>();
        if (command.Control == PageControl.Saved)
            throw new Refusal(SavingNotSupported);
        var answer = new byte[HeaderLength + 256];
        var length = HeaderLength;
        foreach (var code in Codes(request, command.Page))
        {
            var page = PageOf(request, code, command.Control);
            page.CopyTo(answer, length);
            length += page.Length;
        }

        new FieldWriter(answer).UInt16Big("mode data length", (ushort)(length - sizeof(ushort)));
        return ValueTask.FromResult(request.AnswerBytes(answer.AsSpan(0, length), command.AllocationLength));
    }

    public static ValueTask<Completion> Select(Request request)
    {
        var length = request.Read<ModeSelect10>().ParameterListLength;
        if (length == 0)
            return ValueTask.FromResult(Request.Good);
        if (length < HeaderLength)
            throw new Refusal(KnownSense.ParameterListLengthError);
        var sent = request.Sent(length);
        var header = new FieldReader(sent);
        header.Bytes("mode data length, medium type, device-specific parameter", default, 6);
        if (header.UInt16Big("block descriptor length", 0) != 0)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        for (var pages = sent[HeaderLength..]; !pages.IsEmpty;)
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

    private static IEnumerable<ModePageCode> Codes(Request request, ModePageCode asked)
    {
        var known = request.Recorder.Pages.Codes.Append(ModePageCode.Capabilities);
        if (asked == ModePageCode.All)
            return known;
        return known.Contains(asked) ? [asked] : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static byte[] PageOf(Request request, ModePageCode code, PageControl control)
    {
        if (request.Recorder.Pages.Find(code, control) is { } page)
            return page;
        var bytes = new byte[Capabilities.Length];
        Structure.Write(control == PageControl.Changeable ? default : CapabilitiesNow(request.Recorder), bytes);
        return bytes;
    }

    /// <summary>READ CD of audio, R to W also corrected, C2 pointers, ISRC, catalogue number.</summary>
    private const byte ReadsAudio = 0x7D;

    private const byte AccurateStream = 0x02;
    private const byte TextInLeadIn = 0x20;

    private static Capabilities CapabilitiesNow(VirtualRecorder recorder) => new()
    {
        Reads = 0x0B,
        Writes = 0x07,
        Media = 0xF0,
        Audio = (byte)(ReadsAudio | (recorder.Options.Jitter == SampleCount.Zero ? AccurateStream : 0)),
        VolumeAndChanger = (byte)(recorder.Options.CdText ? TextInLeadIn : 0),
        Mechanism = (byte)(0x20 | 0x08 | (recorder.IsLocked ? 2 : 0) | 0x01),
        MaximumReadSpeed = (ushort)Math.Min(ushort.MaxValue, recorder.Loaded?.Kind.ReadSpeed ?? 8467),
        BufferSize = (ushort)(recorder.Options.BufferSize / 1024),
        CurrentReadSpeed = (ushort)Math.Min(ushort.MaxValue, recorder.Speed.Read),
        MaximumWriteSpeed = (ushort)Math.Min(ushort.MaxValue, recorder.Loaded?.Kind.WriteSpeeds.FirstOrDefault() ?? 0),
        CurrentWriteSpeed = (ushort)Math.Min(ushort.MaxValue, recorder.Speed.Write),
    };
}
