namespace OpenImapi.Formats.Susp;

/// <summary>Reads the entries of one directory record after another, and says which blocks it needs to go on.</summary>
/// <remarks>
/// Whoever has the blocks calls <see cref="Begin"/>, then <see cref="Continue"/> for as long as <see cref="Wanted"/> names blocks.
/// No bytes make it fail or go on forever: it follows at most 32 continuation areas, of 64 KiB in all, and none twice.
/// </remarks>
[Clause(Standard.Susp, "4")]
public sealed class SystemUseReader(FaultList faults)
{
    private readonly List<SystemUseEntry> entries = [];
    private readonly List<ContinuationArea> followed = [];
    private ContinuationArea? next;

    /// <summary>The entries so far, in order; CE, PD and ST are not among them.</summary>
    public IReadOnlyList<SystemUseEntry> Entries => entries;

    /// <summary>The continuation area that comes next; nothing when all entries are read.</summary>
    public ContinuationArea? Area => next;

    /// <summary>The blocks of 2,048 bytes that <see cref="Continue"/> is to be given; nothing when all entries are read.</summary>
    public Extent? Wanted => next?.Extent;

    /// <summary>Reads a directory record's system use field; what was read before is forgotten.</summary>
    /// <param name="systemUse">The field.</param>
    /// <param name="skip">Bytes at its start that are not entries: LEN_SKP, or where SP stands in the record that holds it.</param>
    public void Begin(ReadOnlySpan<byte> systemUse, int skip = 0)
    {
        entries.Clear();
        followed.Clear();
        next = null;
        if (skip < systemUse.Length)
            Parse(systemUse.ToArray().AsMemory(skip), null, skip);
    }

    /// <summary>Goes on with the blocks that were wanted.</summary>
    /// <exception cref="InvalidOperationException">None were wanted.</exception>
    public void Continue(ReadOnlySpan<byte> blocks)
    {
        var area = next ?? throw new InvalidOperationException("No continuation area is left to be read.");
        next = null;
        var start = (int)(area.Offset % BlockSizes.UserData);
        if (blocks.Length < start + area.AreaLength)
            faults.Add(0, "CE", $"the continuation area at {area.Extent} has {Math.Max(0, blocks.Length - start)} of its {area.AreaLength} bytes");
        var available = blocks[Math.Min(start, blocks.Length)..];
        Parse(available[..(int)Math.Min(available.Length, area.AreaLength)].ToArray(), area.Extent.Start, start);
    }

    /// <summary>Goes on without the blocks that were wanted, which cannot be had.</summary>
    public void Abandon(string reason)
    {
        faults.Add(0, "CE", $"the continuation area at {next?.Extent} cannot be read: {reason}");
        next = null;
    }

    private void Parse(ReadOnlyMemory<byte> area, Lba? block, int offset)
    {
        var bytes = area.Span;
        var at = 0;
        while (at + SystemUseHeader.Length <= bytes.Length)
        {
            var entry = bytes[at..];
            if (entry[..SystemUseHeader.Length].SequenceEqual("\0\0\0\0"u8))
                break;
            var (signature, length, place) = (SystemUseSignatures.Of(entry), entry[2], new SystemUsePlace(block, offset + at));
            if (length < SystemUseHeader.Length || length > entry.Length)
            {
                new SystemUseEntry(signature, default, place).Add(faults, 2, "length", $"{length} bytes, with {entry.Length} left in the area");
                return;
            }

            at += length;
            if (signature == SystemUseSignature.ST)
                return;
            var found = new SystemUseEntry(signature, new(area.Slice(at - length, length)), place);
            if (signature == SystemUseSignature.CE)
                Follow(found);
            else if (signature != SystemUseSignature.PD)
                entries.Add(found);
        }

        if (bytes[at..].ContainsAnyExcept((byte)0))
            faults.Add(offset + at, "unused bytes", $"the bytes after the last entry are not zero{(block is null ? "" : $" (continuation area in block {block})")}");
    }

    private void Follow(SystemUseEntry entry)
    {
        if (next is not null)
            entry.Add(faults, 0, "signature word", "an area has more than one CE, of which the last counts (5.1)");
        next = null;
        var area = entry.As<ContinuationArea>(faults);
        if (area.AreaLength == 0)
            entry.Add(faults, 20, "length of the continuation area", "the area is empty (5.1)");
        else if (followed.Contains(area))
            entry.Add(faults, 4, "block location of continuation area", $"the area at {area.Extent} was read already: the chain is a loop (5.1)");
        else if (followed.Count == SystemUseWriter.MaximumAreas || area.AreaLength > SystemUseWriter.MaximumContinuation - followed.Sum(one => one.AreaLength))
            entry.Add(faults, 20, "length of the continuation area", $"more than {SystemUseWriter.MaximumAreas} continuation areas, or more than 64 KiB in them");
        else
            followed.Add((next = area).Value);
    }
}
