using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Lets a drive read slowly where it reads badly, and fast again in the end. One that takes no speed goes on as it likes.</summary>
internal sealed class ReadingSpeed(Drive drive) : IAsyncDisposable
{
    private const ushort Highest = 0xFFFF;
    private const ushort EightTimes = 1411;
    private const ushort FourTimes = 706;

    private ushort current = Highest;

    /// <summary>8x; and 4x where that has not helped.</summary>
    public ValueTask SlowAsync(bool slower, CancellationToken cancellation) => SetAsync(slower ? FourTimes : EightTimes, cancellation);

    public ValueTask RestoreAsync(CancellationToken cancellation) => SetAsync(Highest, cancellation);

    private async ValueTask SetAsync(ushort speed, CancellationToken cancellation)
    {
        if (speed == current)
            return;
        current = speed;
        await drive.TryAsync(new SetCdSpeed(speed, Highest), cancellation);
    }

    public ValueTask DisposeAsync() => RestoreAsync(CancellationToken.None);
}
