using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Asks the Q sub-channel what lies at a place of a CD, and searches the places where that changes.</summary>
/// <remarks>
/// Some blocks hold a catalogue number or an ISRC in place of their position, and the check bits of a block may be wrong: then the next block is asked.
/// Drives deliver numbers packed or binary, and some are a block or two off: the address that a block itself tells is believed.
/// </remarks>
internal sealed class PositionReader(Drive drive, TimeProvider? time)
{
    /// <summary>Blocks asked one after another until one tells its position.</summary>
    private const int MostBlocks = 10;

    /// <summary>How far a drive's sub-channel may be from the block asked for.</summary>
    private static readonly BlockCount Tolerance = new(3);

    private static readonly SectorSelection QAlone = new(SectorFields.None, Subchannel: SubchannelSelection.Q);
    private static readonly SectorSelection QWithAll = new(SectorFields.All, Subchannel: SubchannelSelection.Q);

    private SectorSelection selection = QAlone;

    /// <summary>Where the block lies; nothing where neither it nor its followers tell.</summary>
    /// <exception cref="DiscException">The drive does not deliver the Q sub-channel.</exception>
    public async ValueTask<DiscPosition?> AtAsync(Lba block, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostBlocks; tries++)
        {
            var asked = block + new BlockCount(tries);
            if (Position(await ReadAsync(asked, cancellation), asked) is { } position && position.Address >= block)
                return position;
        }

        return null;
    }

    /// <summary>
    /// The last position told before a block, at the most four blocks before it; nothing where none of them tells.
    /// </summary>
    public async ValueTask<DiscPosition?> BeforeAsync(Lba end, CancellationToken cancellation)
    {
        for (var back = 1; back <= 4; back++)
            if (await AtAsync(end - new BlockCount(back), cancellation) is { } position && position.Address < end)
                return position;
        return null;
    }

    /// <summary>The first block from which on a condition holds. What begins at a block is told by that block itself.</summary>
    /// <param name="from">Where to begin the search.</param>
    /// <param name="known">A block for which it holds.</param>
    /// <param name="holds">The condition.</param>
    /// <param name="cancellation">Stops between two questions.</param>
    public async ValueTask<Lba> FirstAsync(Lba from, Lba known, Func<DiscPosition, bool> holds, CancellationToken cancellation)
    {
        for (var to = known; from < to;)
        {
            var middle = from + new BlockCount((to - from).Value / 2);
            var position = await AtAsync(middle, cancellation);
            if (position is { } told && told.Address < to && !holds(told))
            {
                from = told.Address + new BlockCount(1);
                continue;
            }

            // Blocks that do not tell are the beginning of nothing: it is before them, or the first that told.
            if (position is { } held && held.Address < to)
                known = held.Address;
            to = middle;
        }

        return known;
    }

    private async ValueTask<FormattedQ> ReadAsync(Lba block, CancellationToken cancellation)
    {
        try
        {
            return await SelectedAsync(block, cancellation);
        }
        catch (BlockReadException refused) when (selection == QAlone && refused.Sense.Key == SenseKey.IllegalRequest)
        {
            selection = QWithAll;
            return await SelectedAsync(block, cancellation);
        }
    }

    private async ValueTask<FormattedQ> SelectedAsync(Lba block, CancellationToken cancellation)
    {
        var chosen = selection;
        var room = new byte[new ReadCd(block, 1, chosen).TransferLength];
        await new PatientReader<ReadCd>(drive, room.Length, (start, blocks) => new(start, blocks, chosen), time).ReadAsync(block, room, cancellation);
        return Structure.Read<FormattedQ>(room.AsSpan(room.Length - FormattedQ.Length));
    }

    private static DiscPosition? Position(FormattedQ read, Lba asked)
    {
        var packed = Structure.Read<SubchannelQ>(read.Q);
        if (packed.Mode != SubchannelQMode.Position)
            return null;
        var position = new DiscPosition(packed.Track, packed.Index, packed.Absolute.ToLba(), packed.Control);
        if (IsNear(position.Address, asked) && (packed.Crc == 0 || SubchannelQ.IsRight(read.Q)))
            return position;
        var bytes = read.Q.Span;
        var binary = new DiscPosition(bytes[1], bytes[2], new Msf(bytes[7], bytes[8], bytes[9]).ToLba(), packed.Control);
        return IsNear(binary.Address, asked) ? binary : null;
    }

    private static bool IsNear(Lba one, Lba other) => one - other <= Tolerance && other - one <= Tolerance;
}

/// <summary>What the Q sub-channel says of a block.</summary>
/// <param name="Track">1 to 99, or <see cref="SubchannelQ.LeadOut"/>.</param>
/// <param name="Index">0 in a pre-gap.</param>
/// <param name="Address">The block itself.</param>
/// <param name="Control">The CONTROL bits.</param>
internal readonly record struct DiscPosition(byte Track, byte Index, Lba Address, byte Control);
