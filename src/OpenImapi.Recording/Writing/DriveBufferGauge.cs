using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Asks how full the drive's own buffer is, twice a second at most; a drive that does not tell is not asked again.</summary>
internal sealed class DriveBufferGauge(Drive drive, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private long asked = time.GetTimestamp();
    private bool silent;
    private double? fill;

    public async ValueTask<double?> ReadAsync()
    {
        if (silent || time.GetElapsedTime(asked) < Interval)
            return fill;
        asked = time.GetTimestamp();
        try
        {
            var capacity = await drive.QueryAsync(new ReadBufferCapacity(), CancellationToken.None);
            fill = capacity.Total == 0 ? null : capacity.Fill;
        }
        catch (DriveException)
        {
            (silent, fill) = (true, null);
        }

        return fill;
    }
}
