using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>Finds by how many samples recorded sound is read late or early: it looks for stretches of it around where they should be.</summary>
internal sealed class OffsetSearch(BurnDesk desk, BurnPlan plan)
{
    /// <summary>Blocks around a stretch that are searched, on each side: 3,528 samples.</summary>
    private const int Around = 6;

    /// <summary>Blocks of a stretch.</summary>
    private const int Stretch = 4;

    private const int PlacesPerRun = 16;
    private const int MostPlaces = 64;

    /// <summary>The samples by which sound comes late, below 0 early; nothing where all sound is alike, or none is found again.</summary>
    public async ValueTask<SampleCount?> FindAsync(ImmutableArray<Extent> runs, CancellationToken cancellation)
    {
        ImmutableArray<long> possible = [];
        foreach (var place in runs.OrderByDescending(run => run.Length.Value).SelectMany(PlacesIn).Take(MostPlaces))
        {
            var found = await FoundAsync(place, cancellation);
            if (found.IsEmpty)
                continue;
            ImmutableArray<long> agreed = possible.IsEmpty ? found : [.. possible.Intersect(found)];
            possible = agreed.IsEmpty ? found : agreed;
            if (possible.Length == 1)
                return new(possible[0]);
        }

        return possible.IsEmpty ? null : new(possible.MinBy(Math.Abs));
    }

    /// <summary>Places in the middle of every part of a run.</summary>
    private static IEnumerable<Lba> PlacesIn(Extent run)
    {
        var parts = Math.Min(PlacesPerRun, run.Length.Value / (Stretch + 2 * Around));
        for (var part = 0; part < parts; part++)
            yield return run.Start + new BlockCount(run.Length.Value * (2 * part + 1) / (2 * parts) - Stretch / 2);
    }

    /// <summary>Every shift at which the stretch stands on the disc.</summary>
    private async ValueTask<ImmutableArray<long>> FoundAsync(Lba place, CancellationToken cancellation)
    {
        var span = plan.Spans.First(each => new Extent(each.At, each.Content).Contains(place));
        var source = span.Source + (place - span.At);
        if (!new Extent(span.Source, span.Content).Contains(new Extent(source, new(Stretch))))
            return [];
        var wanted = await desk.Source.ReadAsync(source, Stretch, cancellation);
        if (IsAlike(wanted))
            return [];
        var window = new Extent(place - new BlockCount(Around), new(Stretch + 2 * Around));
        try
        {
            return Shifts(await new SectorReader(desk.Drive, window, default, desk.Time).ReadAsync(window.Start, (int)window.Length.Value, cancellation), wanted);
        }
        catch (BlockReadException)
        {
            return [];
        }
    }

    private static ImmutableArray<long> Shifts(byte[] window, byte[] wanted)
    {
        var shifts = ImmutableArray.CreateBuilder<long>();
        for (var at = 0; at + wanted.Length <= window.Length; at += SampleCount.Size)
            if (window.AsSpan(at, wanted.Length).SequenceEqual(wanted))
                shifts.Add(at / SampleCount.Size - Around * SampleCount.PerBlock);
        return shifts.DrainToImmutable();
    }

    /// <summary>Silence, or one sample held: it is found everywhere and says nothing.</summary>
    private static bool IsAlike(ReadOnlySpan<byte> samples) => samples[SampleCount.Size..].SequenceEqual(samples[..^SampleCount.Size]);
}
