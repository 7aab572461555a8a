using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Chooses one of the drive's speeds and sets it. A drive that takes no speed is left to choose for itself.</summary>
internal static class WriteSpeedSetting
{
    /// <summary>What SET CD SPEED takes as the highest speed (MMC-5, 6.37.2.3).</summary>
    private const ushort HighestCdSpeed = 0xFFFF;

    /// <summary>The highest speed that is not above the wanted one; the lowest where all are.</summary>
    public static MediumSpeed? Choose(Medium medium, double? wanted)
    {
        if (medium.WriteSpeeds.IsEmpty)
            return null;
        var speeds = medium.WriteSpeeds.OrderByDescending(speed => speed.Kilobytes);
        return wanted is not { } most ? speeds.First()
            : speeds.Cast<MediumSpeed?>().FirstOrDefault(speed => speed!.Value.Times <= most + 0.05) ?? speeds.Last();
    }

    public static async ValueTask ApplyAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        var chosen = Choose(medium, desk.Job.Speed);
        try
        {
            await (medium.Family == MediumFamily.Cd ? CdAsync(desk, chosen, cancellation) : StreamingAsync(desk, medium, chosen, cancellation));
        }
        catch (DriveException refused) when (refused.Sense.Key == SenseKey.IllegalRequest)
        {
            if (desk.Job.Speed is { } wanted)
                desk.Warn($"The drive would not be set to {wanted:0.#}x; it wrote at a speed of its own.");
        }
    }

    private static async ValueTask CdAsync(BurnDesk desk, MediumSpeed? chosen, CancellationToken cancellation)
    {
        var kilobytes = chosen?.Kilobytes ?? (desk.Job.Speed is { } wanted ? (int)(wanted * MediumFamily.Cd.CommandUnit()) : HighestCdSpeed);
        var write = desk.Job.Speed is null ? HighestCdSpeed : (ushort)Math.Clamp(kilobytes, 1, HighestCdSpeed);
        await desk.Drive.SendAsync(new SetCdSpeed(HighestCdSpeed, write), Drive.ShortTimeout, cancellation);
    }

    private static async ValueTask StreamingAsync(BurnDesk desk, Medium medium, MediumSpeed? chosen, CancellationToken cancellation)
    {
        var kilobytes = chosen?.Kilobytes ?? (int)((desk.Job.Speed ?? 0) * medium.Family.CommandUnit());
        if (kilobytes == 0)
            return;
        var last = (uint)Math.Max(0, medium.Capacity.Value - 1);
        var fastest = (uint)Math.Max(kilobytes, medium.WriteSpeeds.Select(speed => speed.Kilobytes).DefaultIfEmpty().Max());
        var performance = new StreamingPerformance(0, last, fastest, 1000, (uint)kilobytes, 1000);
        await desk.Drive.SendAsync(new SetStreaming(), performance, cancellation);
    }
}
