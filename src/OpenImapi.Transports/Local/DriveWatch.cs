using System.Runtime.CompilerServices;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>Finds out which drives came and went, by comparing what is there each time that something may have happened.</summary>
internal static class DriveWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Compares after each hint.</summary>
    /// <param name="list">The drives that are there now.</param>
    /// <param name="hints">Comes when there may be news.</param>
    /// <param name="cancellation">Ends the watching.</param>
    public static async IAsyncEnumerable<DriveChange> CompareAsync(
        Func<IReadOnlyList<DriveAddress>> list, IAsyncEnumerable<bool> hints, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = list();
        await foreach (var _ in hints.WithCancellation(cancellation))
        {
            var now = list();
            foreach (var drive in known.Except(now))
                yield return new(DriveChangeKind.Removed, drive);
            foreach (var drive in now.Except(known))
                yield return new(DriveChangeKind.Arrived, drive);
            known = now;
        }
    }

    /// <summary>A hint every two seconds, where the system gives none.</summary>
    public static async IAsyncEnumerable<bool> ClockAsync(TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await NextTickAsync(timer, cancellation))
            yield return true;
    }

    private static async ValueTask<bool> NextTickAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
