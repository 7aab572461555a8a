using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that format media, tell how they can be formatted, and stop what goes on in the background.</summary>
internal static class FormatCommands
{
    public static ValueTask<Completion> FormatUnit(Request request)
    {
        var command = request.Read<FormatUnit>();
        var (recorder, medium) = (request.Recorder, request.Medium);
        if (command.CompleteList && medium.Kind.Rules != WritingRules.DvdRam)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var asked = Structure.Read<FormatParameters>(request.Sent(FormatParameters.Length));
        var formatted = FormatChoices.Accept(medium.Kind, medium.State, asked);
        if (formatted is not null && medium.IsFormatting)
            throw new Refusal(KnownSense.CommandSequenceError);
        if (formatted is not null)
        {
            medium.Change((_, _) => [formatted]);
            recorder.RaiseFor(KnownSense.MediumMayHaveChanged, request.Nexus);
        }

        if (medium.State.Area is { IsComplete: false } area)
            medium.FormatOn(recorder.Speed.TimeToWrite(area.Size - area.Ready), recorder.Options);
        var duration = recorder.Speed.TimeToWrite(FormatChoices.Work(medium.Kind, asked));
        return recorder.GoOnAsync(KnownSense.FormatInProgress, duration, asked.Immediate, request.Cancellation, FormatParameters.Length);
    }

    /// <summary>The medium's size, and the ways of formatting it.</summary>
    public static ValueTask<Completion> ReadFormatCapacities(Request request)
    {
        var command = request.Read<ReadFormatCapacities>();
        var largest = (uint)MediumKind.Recordable.Max(kind => kind.Capacity.Value);
        var capacities = request.Recorder.Loaded switch
        {
            null => new FormatCapacities(largest, FormatState.NoMedium, []),
            { State: { Tracks.IsEmpty: true, Format: null } } blank => new((uint)FormatChoices.Largest(blank.Kind).Value, FormatState.Unformatted, [.. FormatChoices.Of(blank.Kind, blank.State)]),
            { State.Area.Intermediate: true } growing => new((uint)DvdMinusRwRules.Formattable.Value, FormatState.NoMedium, [.. FormatChoices.Of(growing.Kind, growing.State)]),
            { State: var state } used => new(FormattedSize(used), FormatState.Formatted, [.. FormatChoices.Of(used.Kind, state)]),
        };
        return ValueTask.FromResult(request.Answer(capacities, command.AllocationLength));
    }

    private static uint FormattedSize(LoadedDisc medium) => (uint)(medium.Kind.Rules == WritingRules.BdR
        ? medium.Rules.CapacityOf(medium.State)
        : medium.State.Tracks[^1].End - Lba.Zero).Value;

    /// <summary>CLOSE TRACK SESSION where there is neither: it stops the formatting in the background; 010b also writes a lead-out for other drives.</summary>
    public static ValueTask<Completion> Stop(Request request, CloseTrackSession command)
    {
        var (medium, speed) = (request.Medium, request.Recorder.Speed);
        if (medium.Kind.Rules != WritingRules.DvdPlusRw || command.Function is not (CloseFunction.StopBackgroundFormat or CloseFunction.Session))
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        if (medium.State.Area is null)
            throw new Refusal(KnownSense.CannotWriteMedium);
        medium.StopFormatting();
        var leadOut = command.Function == CloseFunction.Session ? medium.Rules.ClosingBlocks(medium.State) : BlockCount.Zero;
        return request.Recorder.GoOnAsync(KnownSense.OperationInProgress, speed.TimeUntilEmpty + speed.TimeToWrite(leadOut), command.Immediate, request.Cancellation);
    }
}
