namespace OpenImapi.Formats.Susp;

/// <summary>Cuts what a directory record says into entries that fit the areas they go to: a copy of it goes on from where it stood.</summary>
/// <remarks>
/// Entries keep their order, and a name is cut only where it must be: one of up to 250 bytes stays in one piece, which every reader
/// takes. An SL ends within a component where it can, since some readers, such as bsdtar, lose the slash between one SL and the next.
/// </remarks>
internal ref struct EntryCutter(in SystemUseEntries entries)
{
    private const int Last = 11;

    private readonly SystemUseEntries entries = entries;
    private LinkComponents link = new(entries.Link);
    private int step;
    private int cut;

    /// <summary>True when nothing is left.</summary>
    public readonly bool IsAtEnd => step == Last;

    /// <summary>The bytes that what is left takes in an area that has room for all of it; this cutter stays where it is.</summary>
    public readonly int RestLength()
    {
        var copy = this;
        return copy.Cut(int.MaxValue, default, []);
    }

    /// <summary>Puts as many entries as fit into an area of <paramref name="room"/> bytes and returns the bytes they take.</summary>
    /// <param name="room">Bytes.</param>
    /// <param name="area">Where to write to; empty to measure.</param>
    /// <param name="scratch">At least 255 bytes when writing.</param>
    public int Cut(int room, Span<byte> area, byte[] scratch)
    {
        var sink = new EntrySink(room, area, scratch);
        while (step < Last && Put(ref sink))
            step++;
        return sink.Length;
    }

    /// <summary>Puts the entry whose turn it is; false when not all of it fits.</summary>
    private bool Put(ref EntrySink sink) => step switch
    {
        0 => sink.Put(entries.Indicator),
        1 => sink.Put(entries.Attributes),
        2 => sink.Put(entries.Times),
        3 => sink.Put(entries.Device),
        4 => sink.Put(entries.ChildLink),
        5 => sink.Put(entries.ParentLink),
        6 => sink.Put(entries.IsRelocated ? default(RelocatedDirectory) : (RelocatedDirectory?)null),
        7 => PutName(ref sink),
        8 => PutLink(ref sink),
        9 => PutOthers(ref sink),
        _ => sink.Put(entries.Extensions),
    };

    private bool PutName(ref EntrySink sink)
    {
        while (cut < entries.Name.Length)
        {
            var rest = entries.Name[cut..];
            var room = Math.Min(sink.Room - AlternateName.HeaderLength, AlternateName.MaximumContent);
            if (room <= 0 || (rest.Length > room && rest.Length <= AlternateName.MaximumContent))
                return false;
            var piece = rest[..Math.Min(rest.Length, room)];
            cut += piece.Length;
            sink.PutName(cut < entries.Name.Length ? NameFlags.Continue : NameFlags.None, piece);
        }

        cut = 0;
        return true;
    }

    private bool PutLink(ref EntrySink sink)
    {
        if (!entries.IsSymbolicLink)
            return true;
        do
        {
            sink.BeginLink();
            while (!link.IsAtEnd && PutComponent(ref sink))
            {
            }

            if (!sink.EndLink(!link.IsAtEnd))
                return false;
        }
        while (!link.IsAtEnd);
        return true;
    }

    /// <summary>Puts the next component, or a part of it, into the SL that is begun; false when that SL has to end here.</summary>
    private bool PutComponent(ref EntrySink sink)
    {
        var content = link.Peek(out var flags);
        var room = sink.LinkRoom - ComponentRecord.HeaderLength;
        if (content.Length <= room && (content.Length < 2 || room - content.Length >= link.LeastAfter()))
        {
            sink.PutComponent(flags, content);
            link.Take();
            return true;
        }

        var count = Math.Min(room, content.Length - 1);
        if (count > 0)
        {
            sink.PutComponent(ComponentFlags.Continue, content[..count]);
            link.Take(count);
        }

        return false;
    }

    private bool PutOthers(ref EntrySink sink)
    {
        while (cut < entries.Others.Length)
        {
            var rest = entries.Others[cut..];
            if (rest.Length < SystemUseHeader.Length || rest[2] < SystemUseHeader.Length || rest[2] > rest.Length)
                throw new InvalidOperationException($"The bytes at {cut} of the other entries are no whole entry.");
            if (!sink.PutRaw(rest[..rest[2]]))
                return false;
            cut += rest[2];
        }

        cut = 0;
        return true;
    }
}
