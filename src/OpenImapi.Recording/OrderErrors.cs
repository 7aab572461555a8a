using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Which of IMAPI's errors stands for a drive's refusal at a step.</summary>
internal static class OrderErrors
{
    public static DiscError? Of(Order order) => order switch
    {
        Order.InitializeHardware or Order.CalibratePower => RecordingErrors.InitializeWrite,
        Order.SynchronizeCache or Order.CloseTrack or Order.CloseSession => RecordingErrors.InitializeEndWrite,
        _ => null,
    };

    /// <summary>True where the drive's own error says nothing more precise than that a command failed.</summary>
    public static bool SaysLittle(DriveException refused) =>
        refused.Error == DriveErrors.CommandFailed || refused.Error == DriveErrors.InvalidMediumType || refused.Error == DriveErrors.NotReady;
}
