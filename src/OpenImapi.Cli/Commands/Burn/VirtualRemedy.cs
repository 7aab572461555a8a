using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>What to do where a virtual drive's disc takes nothing more: another disc costs nothing.</summary>
internal static class VirtualRemedy
{
    /// <summary>The same fault, with the advice where there is one.</summary>
    public static Exception Advised(DriveRoom room, DriveAddress drive, Content content, Exception fault) =>
        fault is DiscException known && For(room, drive, content, known) is { } advice ? new DiscException(known.Error, known.Message, advice, known) : fault;

    /// <summary>The advice, or nothing where another disc would not help.</summary>
    public static string? For(DriveRoom room, DriveAddress drive, Content content, DiscException fault)
    {
        var another = fault.Error == RecordingErrors.DiscFull || fault.Error == DriveErrors.InvalidMediumType || fault.Error == DriveErrors.CannotWrite
            || fault.Error == DriveErrors.NoMedium || fault.Error == RecordingErrors.StartMismatch;
        if (!DriveRoom.IsVirtual(drive) || !another || fault is RecordingException)
            return null;
        var name = DriveRoom.VirtualName(drive.Name);
        if (Fitting(room.Virtual.Describe(name), needsCd: content.BlockSize == BlockSizes.Raw) is not { } medium)
            return null;
        var insert = $"'imapi drive insert {name} {medium}' puts a blank disc in.";
        return fault.Advice == RecordingErrors.DiscFull.Advice ? insert : $"{fault.Advice} {insert}";
    }

    /// <summary>A disc of the same kind; where that is blank already and did not do, the next larger one that is written once.</summary>
    private static string? Fitting(VirtualDriveDescription drive, bool needsCd)
    {
        if (drive.Medium is not { } medium || !MediumKind.Recordable.Contains(medium) || (needsCd && !medium.IsCd))
            return DefaultDrive.Medium;
        if (drive.State is { Tracks.IsEmpty: false })
            return medium.Id;
        return MediumKind.Recordable.OrderBy(kind => kind.Capacity).FirstOrDefault(kind => !kind.Rewritable && kind.Capacity > medium.Capacity && (kind.IsCd || !needsCd))?.Id;
    }
}
