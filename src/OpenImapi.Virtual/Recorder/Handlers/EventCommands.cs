using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>GET EVENT STATUS NOTIFICATION, polled: each host is told once of what happened, class by class.</summary>
[Clause(Standard.Mmc5, "6.7")]
internal static class EventCommands
{
    private const EventClasses Supported = EventClasses.OperationalChange | EventClasses.PowerManagement | EventClasses.ExternalRequest
        | EventClasses.Media | EventClasses.MultiInitiator | EventClasses.DeviceBusy;

    private const byte OperationalClass = 1;
    private const byte PowerClass = 2;
    private const byte BusyClass = 6;

    /// <summary>Some command that goes on after it was answered keeps the drive busy.</summary>
    private const byte BusyWithImmediate = 2;

    /// <summary>Class 1: the drive's state has changed.</summary>
    private const byte OperationalStateChanged = 2;

    /// <summary>Class 1: some features are current now that were not, or the other way round.</summary>
    private const ushort FeaturesChanged = 1;

    private const byte Changed = 1;

    /// <summary>An answer cut off before the event does not tell of it.</summary>
    private const int HeaderLength = sizeof(uint);

    public static ValueTask<Completion> GetEvent(Request request)
    {
        var command = request.Read<GetEventStatusNotification>();
        if (!command.Polled)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var report = Choose(request, command.Classes & Supported);
        if (command.AllocationLength > HeaderLength)
            Told(request.Nexus, report.Class);
        return ValueTask.FromResult(request.Answer(report, command.AllocationLength));
    }

    /// <summary>The first class with an event; without any event, how things stand in the first class asked for.</summary>
    private static EventReport Choose(Request request, EventClasses asked)
    {
        EventReport? first = null;
        for (var number = OperationalClass; number <= BusyClass; number++)
        {
            if (!asked.HasFlag(EventReport.Bit(number)))
                continue;
            var report = Of(request, number);
            if (report.Event != 0)
                return report;
            first ??= report;
        }

        return first ?? new(0, Supported, 0, 0, 0);
    }

    private static EventReport Of(Request request, byte number) => number switch
    {
        OperationalClass when request.Nexus.FeaturesChanged => new(number, Supported, OperationalStateChanged, 0, FeaturesChanged),
        PowerClass => new(number, Supported, request.Nexus.PowerChanged ? Changed : (byte)0, PowerStatus(request.Recorder), 0),
        EventStatus.MediaClass => Media(request, number),
        BusyClass when request.Recorder.BusyFor is { } left => new(number, Supported, Changed, BusyWithImmediate, Tenths(left)),
        _ => new(number, Supported, 0, 0, 0),
    };

    private static EventReport Media(Request request, byte number)
    {
        var status = (request.Recorder.Loaded is not null ? 2 : 0) | (request.Recorder.Bay.IsOpen ? 1 : 0);
        var news = request.Recorder.Loaded is not null && request.Recorder.Options.Quirks.Any(quirk => quirk.EndlessMediaEvents) ? MediaEvent.NewMedia : request.Nexus.Event;
        return new(number, Supported, (byte)news, (byte)status, 0);
    }

    private static byte PowerStatus(VirtualRecorder recorder) => recorder.Power switch
    {
        PowerState.Idle => 2,
        PowerState.Standby => 3,
        PowerState.Sleep => 4,
        _ => 1,
    };

    private static ushort Tenths(TimeSpan left) => (ushort)Math.Clamp(Math.Ceiling(left.TotalMilliseconds / 100), 0, ushort.MaxValue);

    private static void Told(Nexus nexus, byte number)
    {
        switch (number)
        {
            case OperationalClass:
                nexus.FeaturesChanged = false;
                break;
            case PowerClass:
                nexus.PowerChanged = false;
                break;
            case EventStatus.MediaClass:
                nexus.Event = MediaEvent.NoChange;
                break;
        }
    }
}
