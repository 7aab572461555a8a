using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Finds out what lies in a drive.</summary>
public static class MediumInspector
{
    /// <summary>Waits until the drive is ready, two minutes at most, and describes the medium. Nothing is written or locked.</summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_MEDIUM_NOTPRESENT: no disc. IMAPI_E_DISCINFO: the drive could not say what is on it. A disc that the drive cannot make out is
    /// no error: its status is <see cref="MediumStatus.Unusable"/>.
    /// </exception>
    public static ValueTask<Medium> InspectAsync(Drive drive, CancellationToken cancellation = default) =>
        InspectAsync(drive, TimeProvider.System, cancellation);

    /// <inheritdoc cref="InspectAsync(Drive, CancellationToken)"/>
    public static async ValueTask<Medium> InspectAsync(Drive drive, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await new Readiness(drive, time).WaitAsync(Readiness.SpinUp, cancellation: cancellation);
        }
        catch (DriveException unusable) when (unusable.Sense.Asc is 0x30 or 0x57 || unusable.Sense.Key == SenseKey.MediumError)
        {
            return MediumAssembly.Unusable(unusable.Sense);
        }

        var medium = MediumAssembly.Of(await new MediumQuestions(drive, time, cancellation).AskAsync());
        return medium with { Identity = await MediumIdentity.OfAsync(drive, medium, time, cancellation) };
    }
}
