using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A fault of a drive that is open, with what it has seen and done.</summary>
internal sealed class ArmedFault(DriveFault fault, TimeProvider time)
{
    private readonly long opened = time.GetTimestamp();
    private int passed;
    private int struck;
    private long? began;

    public DriveFault Fault => fault;

    /// <summary>True when the fault strikes this command; that is counted.</summary>
    public bool Strikes(Request request, Extent? blocks)
    {
        if (struck >= fault.MostStrikes || !IsMeant(request, blocks) || time.GetElapsedTime(opened) < fault.Time)
            return false;
        if (passed < fault.After)
        {
            passed++;
            return false;
        }

        began ??= time.GetTimestamp();
        if (fault.For is { } length && time.GetElapsedTime(began.Value) >= length)
            return false;
        struck++;
        return true;
    }

    private bool IsMeant(Request request, Extent? blocks) =>
        IsMeant(request.Cdb.Code)
        && (fault.Blocks is not { } range || (blocks is { } touched && touched.Overlaps(range)))
        && (fault.Cdb is not { } pattern || pattern.Matches(request.Cdb.Bytes))
        && (fault.Data is not { } data || data.Matches(request.Data.Span));

    /// <summary>Without commands said, those that the kind is about; questions that are answered whatever goes on are not struck by what the drive tells.</summary>
    private bool IsMeant(OperationCode code)
    {
        if (!fault.Commands.IsEmpty)
            return fault.Commands.Contains(code);
        return fault.Kind switch
        {
            FaultKind.MediumError => CommandBlocks.IsRead(code),
            FaultKind.WriteError or FaultKind.DeferredError or FaultKind.LossOfStreaming => CommandBlocks.IsWrite(code),
            FaultKind.Gone or FaultKind.TransportError or FaultKind.BusReset or FaultKind.TrayOpen or FaultKind.Refuse => true,
            _ => fault.Blocks is not null || fault.Cdb is not null || !CommandTable.IsAlwaysAnswered(code),
        };
    }
}
