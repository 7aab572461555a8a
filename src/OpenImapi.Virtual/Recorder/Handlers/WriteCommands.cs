using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that change what is recorded.</summary>
internal static class WriteCommands
{
    /// <summary>What a quick blank writes: PMA, lead-in and first pre-gap.</summary>
    private static readonly BlockCount QuickBlank = new(CdRules.LeadIn + CdRules.Pregap);

    public static ValueTask<Completion> Write10(Request request)
    {
        var command = request.Read<Write10>();
        return WriteAsync(request, command.Address, command.Blocks, command.ForceUnitAccess);
    }

    public static ValueTask<Completion> Write12(Request request)
    {
        var command = request.Read<Write12>();
        return WriteAsync(request, command.Address, command.Blocks, command.ForceUnitAccess, command.Streaming);
    }

    /// <summary>Writes and reads: for media that can be written at random.</summary>
    public static async ValueTask<Completion> WriteAndVerify10(Request request)
    {
        var command = request.Read<WriteAndVerify10>();
        if (!request.Medium.Kind.IsOverwritable)
            throw new Refusal(KnownSense.CannotWriteMedium);
        var completion = await WriteAsync(request, command.Address, command.Blocks);
        await request.Recorder.Speed.ReadAsync(new(command.Blocks), request.Cancellation);
        return completion;
    }

    /// <summary>FUA is for media that are written at random; elsewhere a drive cannot end a block before its packet or cluster.</summary>
    private static async ValueTask<Completion> WriteAsync(Request request, uint address, uint count, bool force = false, bool streaming = false)
    {
        if (force && !request.Medium.Kind.IsOverwritable)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var parameters = request.Recorder.Pages.WriteParameters;
        var blocks = new Extent(request.Medium.Kind.Rules == WritingRules.Cd ? CommandAddress.ToLba(address) : new(address), new(count));
        var bytes = blocks.Length.Bytes(request.Medium.BlockSize(blocks, parameters));
        if (bytes > request.Data.Length)
            throw new Refusal(Request.DataPhaseError);
        var length = (int)bytes;
        request.Medium.Write(blocks, request.Sent(length), parameters);
        await request.Recorder.Speed.FillAsync(streaming || !request.Medium.ProvesClusters ? blocks.Length : blocks.Length + blocks.Length, request.Cancellation);
        if (force)
            await request.Recorder.Speed.DrainAsync(request.Cancellation);
        return Completion.Good(length);
    }

    public static ValueTask<Completion> Synchronize(Request request)
    {
        var command = request.Read<SynchronizeCache>();
        if (request.Medium.Kind.Rules == WritingRules.Pressed)
            return ValueTask.FromResult(Request.Good);
        request.Medium.Synchronize(request.Recorder.Pages.WriteParameters);
        return request.Recorder.GoOnAsync(KnownSense.LongWriteInProgress, request.Recorder.Speed.TimeUntilEmpty, command.Immediate, request.Cancellation);
    }

    public static ValueTask<Completion> Close(Request request)
    {
        var command = request.Read<CloseTrackSession>();
        var (medium, speed) = (request.Medium, request.Recorder.Speed);
        if (medium.Kind.Rules == WritingRules.Pressed)
            throw new Refusal(KnownSense.CannotWriteMedium);
        if (medium.Kind.IsOverwritable)
            return FormatCommands.Stop(request, command);
        var track = command.Function == CloseFunction.Track;
        var duration = speed.TimeUntilEmpty + speed.TimeToWrite(track ? BlockCount.Zero : medium.Rules.ClosingBlocks(medium.State));
        if (track)
            Finish(request, (rules, state) => rules.CloseTrack(state, command.Track));
        else
            Finish(request, (rules, state) => rules.CloseSession(state, command.Function, request.Recorder.Pages.WriteParameters.MultiSession));
        return request.Recorder.GoOnAsync(KnownSense.OperationInProgress, duration, command.Immediate, request.Cancellation);
    }

    public static ValueTask<Completion> SendCueSheet(Request request)
    {
        var length = request.Read<SendCueSheet>().Length;
        var (recorder, medium) = (request.Recorder, request.Medium);
        if (!recorder.Options.SessionAtOnce)
            throw new Refusal(KnownSense.InvalidCommandOperationCode);
        if (medium.Kind.Rules != WritingRules.Cd)
            throw new Refusal(KnownSense.CannotWriteMedium);
        if (recorder.Pages.WriteParameters.WriteType != WriteType.SessionAtOnce || medium.IsStreaming)
            throw new Refusal(KnownSense.CommandSequenceError);
        if (length == 0 || length % CueSheetEntry.Length != 0 || length > CueSheetRules.LongestSheet)
            throw new Refusal(KnownSense.ParameterListLengthError);
        medium.Prepare(CueSheetRules.Accept(CueSheetTable.Parse(request.Sent(length)), medium, recorder.Options));
        return ValueTask.FromResult(Completion.Good(length));
    }

    public static ValueTask<Completion> Reserve(Request request)
    {
        var command = request.Read<ReserveTrack>();
        var (medium, page) = (request.Medium, request.Recorder.Pages.WriteParameters);
        if (medium.Kind.IsDvdMinus && page.WriteType == WriteType.SessionAtOnce)
            medium.Prepare(DiscAtOnce.Reserved(medium, new(command.Blocks)));
        else
            medium.Change((rules, state) => rules.Reserve(state, new(command.Blocks)));
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> Blank(Request request)
    {
        var command = request.Read<Blank>();
        var state = request.Medium.State;
        request.Medium.Change((rules, _) => rules.Blank(state, command));
        var blocks = command.Type switch
        {
            BlankingType.Full => request.Medium.Kind.Capacity,
            BlankingType.Track or BlankingType.LastSession => state.Recorded - request.Medium.State.Recorded,
            _ => QuickBlank,
        };
        return request.Recorder.GoOnAsync(KnownSense.OperationInProgress, request.Recorder.Speed.TimeToWrite(blocks), command.Immediate, request.Cancellation);
    }

    public static ValueTask<Completion> SendOpc(Request request)
    {
        var command = request.Read<SendOpcInformation>();
        if (!command.Perform)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        return request.Medium.Kind.Rules == WritingRules.Pressed
            ? throw new Refusal(KnownSense.CannotWriteMedium)
            : ValueTask.FromResult(Request.Good);
    }

    private static void Finish(Request request, Func<DiscRules, DiscState, IReadOnlyList<DiscEvent>> change) =>
        request.Medium.Finish(change, request.Recorder.Pages.WriteParameters);
}
