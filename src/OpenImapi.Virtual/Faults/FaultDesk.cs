using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The faults of a drive while it is open: how often each has struck, and which blocks they have spoiled.</summary>
internal sealed class FaultDesk(RecorderOptions options)
{
    private readonly ArmedFault[] faults = [.. options.Faults.Concat(options.Quirks.SelectMany(quirk => quirk.Faults)).Select(fault => new ArmedFault(fault, options.Time))];
    private readonly List<Extent> spoiled = [];
    private Disc? disc;
    private SenseData? late;

    /// <summary>What happens before a command is carried out. A check condition ends it; nothing lets it go on.</summary>
    /// <exception cref="DiscException">The command does not reach the drive.</exception>
    public SenseData? Strike(Request request)
    {
        late = null;
        var blocks = CommandBlocks.Of(request.Cdb);
        foreach (var armed in faults)
            if (armed.Strikes(request, blocks) && Carry(armed.Fault, request, blocks) is { } sense)
                return sense;
        if (blocks is not { } read || !CommandBlocks.IsRead(request.Cdb.Code) || request.Recorder.Loaded?.Disc != disc)
            return null;
        foreach (var bad in spoiled)
            if (bad.Overlaps(read))
                return KnownSense.UnrecoveredReadError with { Information = Information(bad, read) };
        return null;
    }

    /// <summary>What remains of a command that was carried out: blocks are spoiled, or good again.</summary>
    public void Done(Request request)
    {
        if (request.Recorder.Loaded?.Disc is { } loaded && loaded != disc)
        {
            disc = loaded;
            spoiled.Clear();
        }

        if (late is { } sense)
            request.Nexus.Raise(sense);
        if (request.Cdb.Code is OperationCode.Blank or OperationCode.FormatUnit)
            spoiled.Clear();
        if (!CommandBlocks.IsWrite(request.Cdb.Code) || CommandBlocks.Of(request.Cdb) is not { IsEmpty: false } blocks)
            return;
        spoiled.RemoveAll(bad => blocks.Start <= bad.Start && bad.End <= blocks.End);
        if (late is not null)
            spoiled.Add(blocks);
    }

    private SenseData? Carry(DriveFault fault, Request request, Extent? blocks)
    {
        switch (fault.Kind)
        {
            case FaultKind.Gone:
                throw new DiscException(DriveErrors.NotPresent, "The virtual drive is gone, as its faults have it.");
            case FaultKind.TransportError:
                throw new DiscException(DriveErrors.TransportFailed, $"{request.Cdb.Code} was lost on its way to the virtual drive, as its faults have it.");
            case FaultKind.TrayOpen:
                request.Recorder.MoveTray(open: true);
                return null;
            case FaultKind.BusReset:
                request.Recorder.ResetNow();
                return request.Nexus.TakeAttention();
            case FaultKind.DeferredError:
                late = fault.Told with { Deferred = true, Information = blocks is { } unwritten ? Information(fault.Blocks ?? unwritten, unwritten) : null };
                return null;
            case FaultKind.MediumError or FaultKind.WriteError when blocks is { IsEmpty: false } here:
                return fault.Told with { Information = Information(fault.Blocks ?? here, here) };
            default:
                return fault.Told;
        }
    }

    /// <summary>The first block of a command that the fault is about.</summary>
    private static uint Information(Extent fault, Extent command) => (uint)(fault.Start > command.Start ? fault.Start : command.Start).Value;
}
