using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>An image file or the disc in a drive that is being read, with the sessions that it has.</summary>
internal sealed class OpenImage : IAsyncDisposable
{
    private readonly BlockSourceLease lease;
    private readonly VolumeChoice choice;
    private readonly Invocation run;

    private OpenImage(BlockSourceLease lease, VolumeChoice choice, Invocation run) => (this.lease, this.choice, this.run) = (lease, choice, run);

    /// <summary>Opens an image file or the disc in a drive.</summary>
    /// <exception cref="DiscException">It cannot be read.</exception>
    public static async Task<OpenImage> OpenAsync(VolumeChoice choice, Invocation run, CancellationToken cancellation) =>
        new(await BlockSourceLease.OpenAsync(choice.Image, run, cancellation), choice, run);

    /// <summary>The volumes that were asked for: one, or with --session all that of each session.</summary>
    /// <exception cref="DiscException">There is none, or one that has no such tree.</exception>
    public async Task<IReadOnlyList<OpenVolume>> VolumesAsync(ReadingMode mode, CancellationToken cancellation)
    {
        var volumes = new List<OpenVolume>();
        foreach (var (place, number) in await PlacesAsync(cancellation))
        {
            var volume = await DiscVolume.OpenAsync(place, mode, cancellation);
            volumes.Add(new(volume, TreeOf(volume), number, run) { Place = place });
        }

        return volumes;
    }

    /// <summary>The sessions that hold a volume, oldest first: by the disc's table, or as far as an image shows them.</summary>
    public async Task<IReadOnlyList<VolumeLocation>> SessionsAsync(CancellationToken cancellation)
    {
        var all = await StartsAsync(cancellation);
        return [.. all.Select((place, i) => i + 1 < all.Count ? place with { NextSession = all[i + 1].Session } : place)];
    }

    /// <summary>Blocks of a disc that are searched for a session's beginning.</summary>
    private static readonly BlockCount LongestSearch = new(4096);

    public ValueTask DisposeAsync() => lease.DisposeAsync();

    private async Task<IReadOnlyList<VolumeLocation>> StartsAsync(CancellationToken cancellation)
    {
        if (lease.Sessions is { } table)
            return await VolumeLocator.HoldingAsync(lease.Source, table, cancellation);
        var (source, first) = await VolumeLocator.FindAsync(lease.Source, cancellation);
        return [.. (await SessionFinder.FindAsync(source, first, lease.IsDisc ? LongestSearch : null, cancellation)).Select(start => new VolumeLocation(source, start))];
    }

    private async Task<IReadOnlyList<(VolumeLocation Place, int? Number)>> PlacesAsync(CancellationToken cancellation)
    {
        var asked = choice.Session;
        if (asked.Block is { } block)
            return [(new(lease.Source, block), null)];
        if (asked == SessionChoice.Usual)
            return [(await UsualAsync(cancellation), null)];
        var all = await SessionsAsync(cancellation);
        var numbered = all.Select((place, i) => (place, (int?)(i + 1))).ToList();
        if (asked.IsAll)
            return numbered;
        var number = asked.IsLast ? all.Count : asked.Number!.Value;
        return number >= 1 && number <= all.Count ? [numbered[number - 1]] : throw new DiscException(VolumeErrors.NoVolume,
            $"{choice.Image} has {Texts.Count(all.Count, "session")} with a volume, and no session {number}.", $"See 'imapi image info {choice.Image}'.");
    }

    /// <summary>What a drive shows; of a disc that grows in place that is what stands at its beginning, and nothing is searched.</summary>
    private async Task<VolumeLocation> UsualAsync(CancellationToken cancellation)
    {
        if (lease.Sessions is { } table)
            return await VolumeLocator.FindAsync(lease.Source, table, cancellation);
        var place = await VolumeLocator.FindAsync(lease.Source, cancellation);
        return lease.IsDisc ? place : place with { Session = await SessionFinder.NewestAsync(place.Source, place.Session, cancellation) };
    }

    private VolumeTree TreeOf(DiscVolume volume) => choice.Tree is not { } kind ? volume.Best : volume.Of(kind) ?? throw new DiscException(VolumeErrors.NoEntry,
        $"{choice.Image} has no {Texts.TitleOf(kind)} tree.", $"Leave out --as, or say --as {Texts.WordOf(volume.Best.Kind)}.");
}
