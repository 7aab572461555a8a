using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that concern the drive itself: who it is, its tray, what happened.</summary>
internal static class UnitCommands
{
    private static readonly ByteString Vendor = ByteString.Ascii("OIMAPI");
    private static readonly ByteString Product = ByteString.Ascii("VIRTUAL RECORDER");
    private static readonly ByteString Revision = ByteString.Ascii("0001");

    public static ValueTask<Completion> TestUnitReady(Request request)
    {
        request.Check<TestUnitReady>();
        return ValueTask.FromResult(Request.Good);
    }

    /// <summary>Every check condition carries its sense along; what is left to tell is a unit attention or how far an operation has come.</summary>
    public static ValueTask<Completion> RequestSense(Request request)
    {
        var command = request.Read<RequestSense>();
        var sense = request.Nexus.TakeAttention() ?? request.Recorder.Busy() ?? request.Recorder.Loaded?.FormattingSense ?? new SenseData(SenseKey.NoSense, 0, 0);
        return ValueTask.FromResult(request.Answer(sense, command.AllocationLength));
    }

    public static ValueTask<Completion> Inquiry(Request request)
    {
        var command = request.Read<Inquiry>();
        if (!command.VitalProductData)
        {
            return command.PageCode == 0
                ? ValueTask.FromResult(request.Answer(new StandardInquiry(Vendor, Product, Revision), command.AllocationLength))
                : throw new Refusal(KnownSense.InvalidFieldInCdb);
        }

        var serial = ByteString.Ascii(request.Recorder.Options.SerialNumber);
        var page = (VitalProductPage)command.PageCode switch
        {
            VitalProductPage.SupportedPages => new ByteString(VitalProductData.Pages),
            VitalProductPage.UnitSerialNumber => serial,
            VitalProductPage.DeviceIdentification => VitalProductData.T10Designator(Vendor, Product, serial),
            _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
        };
        return ValueTask.FromResult(request.Answer(new VitalProductData((VitalProductPage)command.PageCode, page), command.AllocationLength));
    }

    public static ValueTask<Completion> StartStop(Request request)
    {
        var command = request.Read<StartStopUnit>();
        if (command.LoadEject && !command.Start && request.Recorder.IsLocked)
            throw new Refusal(KnownSense.MediumRemovalPrevented);
        if (command.LoadEject)
            request.Recorder.MoveTray(open: !command.Start);
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> PreventAllow(Request request)
    {
        request.Nexus.Prevents = request.Read<PreventAllowMediumRemoval>().Prevent;
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> MechanismStatus(Request request)
    {
        var command = request.Read<MechanismStatus>();
        return ValueTask.FromResult(request.Answer(new MechanismState(request.Recorder.Bay.IsOpen), command.AllocationLength));
    }

    public static ValueTask<Completion> GetEvent(Request request)
    {
        var command = request.Read<GetEventStatusNotification>();
        if (!command.Polled)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var bay = request.Recorder.Bay;
        var wanted = command.Classes.HasFlag(EventClasses.Media);
        var status = new EventStatus(wanted ? EventStatus.MediaClass : (byte)0, EventClasses.Media,
            wanted ? request.Nexus.Event : MediaEvent.NoChange, request.Recorder.Loaded is not null, bay.IsOpen);
        if (wanted && command.AllocationLength > HeaderLength)
            request.Nexus.Event = MediaEvent.NoChange;
        return ValueTask.FromResult(request.Answer(status, command.AllocationLength));
    }

    /// <summary>An answer cut off before the event does not tell of it.</summary>
    private const int HeaderLength = sizeof(uint);
}
