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
        return ValueTask.FromResult(command.Descriptors
            ? request.Answer(DescriptorSense.Of(sense), command.AllocationLength)
            : request.Answer(sense, command.AllocationLength));
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

    /// <summary>The drive is one unit, number 0.</summary>
    public static ValueTask<Completion> ReportLuns(Request request)
    {
        var command = request.Read<ReportLuns>();
        if (command.Select > 2)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var units = command.Select == 1 ? new LunList([]) : new LunList([new(0)]);
        return ValueTask.FromResult(request.Answer(units, (int)Math.Min(command.AllocationLength, int.MaxValue)));
    }
}
