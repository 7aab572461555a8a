using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Lets the drive find its laser power. Many drives do it by themselves and refuse to be told.</summary>
internal static class PowerCalibration
{
    public static async ValueTask RunAsync(BurnDesk desk)
    {
        try
        {
            await desk.Readiness.RunAsync(new SendOpcInformation(), new SendOpcInformation(), Readiness.SpinUp, progress: null);
        }
        catch (DriveException refused) when (refused.Sense.Key == SenseKey.IllegalRequest)
        {
            // Not known to the drive, or not for this medium: it calibrates when writing begins.
        }
        catch (DriveException worn) when (worn.Sense.Asc == 0x73)
        {
            desk.Warn($"The drive could not calibrate its laser ({worn.Sense}); it wrote with the power that the disc suggests.");
        }
    }
}
