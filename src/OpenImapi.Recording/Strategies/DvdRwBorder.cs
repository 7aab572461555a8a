using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The last border of a formatted DVD-RW: how large it is, how large it can become, and how it grows.</summary>
[Clause(Standard.Mmc5, "6.5.4.2.8")]
internal static class DvdRwBorder
{
    /// <summary>Blocks of an ECC block: the parameter of these formats.</summary>
    private const uint EccBlock = 16;

    /// <summary>The border is open: nothing says its size, and nothing offers to make it larger (MMC-5, 6.24.3.2.1).</summary>
    public static bool IsOpen(FormatCapacities formats) => formats.State == FormatState.NoMedium;

    /// <summary>Blocks that the disc can have when it has grown or is formatted anew.</summary>
    public static BlockCount MostOf(FormatCapacities formats)
    {
        var now = formats.State == FormatState.Formatted ? formats.Blocks : 0;
        var offers = formats.Formats.IsDefault ? [] : formats.Formats;
        return new(offers.Select(each => each.Type switch
        {
            FormatType.DvdRwGrow or FormatType.DvdRwQuickGrow => now + (long)each.Blocks,
            FormatType.Full or FormatType.DvdRwFull or FormatType.DvdRwQuick => each.Blocks,
            _ => 0,
        }).Append(now).Max());
    }

    /// <summary>Blocks that can be written and read as they are.</summary>
    public static async ValueTask<BlockCount> SizeAsync(Drive drive, CancellationToken cancellation) =>
        await drive.AskAsync(new ReadFormatCapacities(), cancellation) is not { } formats ? BlockCount.Zero
            : IsOpen(formats) ? (await EndAsync(drive, cancellation) - Lba.Zero) : new(formats.Blocks);

    /// <summary>Opens the border where the content ends beyond it, and lets it reach to where the content begins; one that is open is filled up to there.</summary>
    public static async ValueTask MakeRoomAsync(Drive drive, Readiness readiness, Lba start, Lba end, CancellationToken cancellation)
    {
        if (await drive.AskAsync(new ReadFormatCapacities(), cancellation) is not { } formats)
            return;
        var now = IsOpen(formats) ? await EndAsync(drive, cancellation) : new Lba(formats.Blocks);
        if (IsOpen(formats))
            await FillAsync(drive, Extent.Between(now, start > now ? start : now));
        if (IsOpen(formats) || end <= now)
            return;
        await drive.SendAsync(default(FormatUnit), Grown(start > now ? start - now : BlockCount.Zero), CancellationToken.None);
        await readiness.WaitAsync(Readiness.Erasing, cancellation: CancellationToken.None);
    }

    /// <summary>Closes the border where it is open, so that it can be written in place and read by other drives.</summary>
    public static async ValueTask CloseAsync(Drive drive, Readiness readiness, Action<double>? progress)
    {
        if (await drive.AskAsync(new ReadFormatCapacities(), CancellationToken.None) is { } formats && IsOpen(formats))
            await readiness.RunAsync(new CloseTrackSession(CloseFunction.Session, 0), new(CloseFunction.Session, 0, Immediate: false), Readiness.Closing, progress);
    }

    /// <summary>Formats the disc from its beginning: all of it, or nothing, with a border that grows as it is written.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: the drive offers no such format.</exception>
    public static async ValueTask FormatAsync(Drive drive, Readiness readiness, bool full, Action<double>? progress)
    {
        var offered = await drive.QueryAsync(new ReadFormatCapacities(), CancellationToken.None);
        var formats = offered.Formats.IsDefault ? [] : offered.Formats;
        FormatType[] wanted = full ? [FormatType.Full, FormatType.DvdRwFull] : [FormatType.DvdRwQuick, FormatType.Full, FormatType.DvdRwFull];
        var chosen = wanted.SelectMany(type => formats.Where(each => each.Type == type)).Cast<FormattableCapacity?>().FirstOrDefault()
            ?? throw new DiscException(DriveErrors.InvalidMediumType, $"{drive.Address.Name} offers no way of formatting this DVD-RW.");
        var blocks = chosen.Type == FormatType.DvdRwQuick ? 0 : chosen.Blocks;
        await drive.SendAsync(default(FormatUnit), new FormatParameters(blocks, chosen.Type) { Parameter = chosen.Parameter }, CancellationToken.None);
        await readiness.WaitAsync(Readiness.Erasing, progress, cancellation: CancellationToken.None);
    }

    /// <summary>Writes empty ECC blocks at the end of an open border.</summary>
    private static async ValueTask FillAsync(Drive drive, Extent gap)
    {
        var empty = new byte[new BlockCount(EccBlock).Bytes()];
        for (var at = gap.Start; at < gap.End; at += new BlockCount(EccBlock))
            await drive.SendAsync(Write10.At(at, (int)EccBlock), DataDirection.Out, empty, Drive.LongTimeout, CancellationToken.None);
    }

    private static FormatParameters Grown(BlockCount blocks) => new((uint)blocks.Value, FormatType.DvdRwQuickGrow) { Parameter = EccBlock };

    /// <summary>Where an open border is written on.</summary>
    private static async ValueTask<Lba> EndAsync(Drive drive, CancellationToken cancellation) =>
        await drive.AskAsync(new ReadTrackInformation(TrackAddressType.Track, 1), cancellation) is { NextWritableValid: true } track ? new(track.NextWritable) : Lba.Zero;
}
