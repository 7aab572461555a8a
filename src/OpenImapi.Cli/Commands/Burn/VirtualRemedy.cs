using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>What to do where a virtual drive's disc takes nothing more: another disc costs nothing.</summary>
internal static class VirtualRemedy
{
    /// <summary>The advice, or nothing where another disc would not help.</summary>
    public static string? For(DriveAddress drive, DiscException fault)
    {
        var another = fault.Error == RecordingErrors.DiscFull || fault.Error == DriveErrors.InvalidMediumType || fault.Error == DriveErrors.CannotWrite
            || fault.Error == DriveErrors.NoMedium || fault.Error == RecordingErrors.StartMismatch;
        if (!DriveRoom.IsVirtual(drive) || !another || fault is RecordingException)
            return null;
        var insert = $"'imapi drive insert {DriveRoom.VirtualName(drive.Name)} {DefaultDrive.Medium}' puts a blank disc in.";
        return fault.Error == RecordingErrors.DiscFull ? insert : $"{fault.Advice} {insert}";
    }
}
