namespace OpenImapi.Formats.Susp;

/// <summary>An area of entries while it is filled, or only measured.</summary>
internal ref struct EntrySink(int room, Span<byte> area, byte[] scratch)
{
    private readonly Span<byte> area = area;
    private readonly byte[] scratch = scratch;
    private int linkLength;

    /// <summary>Bytes put so far.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes left.</summary>
    public readonly int Room => room - Length;

    /// <summary>Bytes left in the SL that is begun.</summary>
    public readonly int LinkRoom => Math.Min(Room, SystemUseHeader.MaximumEntry) - SymbolicLink.HeaderLength - linkLength;

    /// <summary>Puts an entry where there is one; false when it does not fit.</summary>
    public bool Put<T>(T? entry)
        where T : struct, ISystemUseEntry
    {
        if (entry is not { } value)
            return true;
        var length = value.Length;
        if (length > Room)
            return false;
        if (!area.IsEmpty)
            Structure.Write(value, area[Length..]);
        Length += length;
        return true;
    }

    public bool PutRaw(ReadOnlySpan<byte> entry)
    {
        if (entry.Length > Room)
            return false;
        if (!area.IsEmpty)
            entry.CopyTo(area[Length..]);
        Length += entry.Length;
        return true;
    }

    public void PutName(NameFlags flags, ReadOnlySpan<byte> content)
    {
        if (!area.IsEmpty)
            Structure.Write(new AlternateName(flags, Keep(content)), area[Length..]);
        Length += AlternateName.HeaderLength + content.Length;
    }

    public void BeginLink() => linkLength = 0;

    public void PutComponent(ComponentFlags flags, ReadOnlySpan<byte> content)
    {
        if (!area.IsEmpty)
            Structure.Write(new ComponentRecord(flags, Keep(content)), area[(Length + SymbolicLink.HeaderLength + linkLength)..]);
        linkLength += ComponentRecord.HeaderLength + content.Length;
    }

    /// <summary>Ends the SL that is begun; false when there is no room for it.</summary>
    public bool EndLink(bool isContinued)
    {
        if (Room < SymbolicLink.HeaderLength || (linkLength == 0 && isContinued))
            return false;
        if (!area.IsEmpty)
        {
            var components = Keep(area.Slice(Length + SymbolicLink.HeaderLength, linkLength));
            Structure.Write(new SymbolicLink(isContinued ? LinkFlags.Continue : LinkFlags.None, components), area[Length..]);
        }

        Length += SymbolicLink.HeaderLength + linkLength;
        return true;
    }

    /// <summary>The bytes as a string that lives in the scratch memory until the next one.</summary>
    private readonly ByteString Keep(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(scratch);
        return new(scratch.AsMemory(0, bytes.Length));
    }
}
