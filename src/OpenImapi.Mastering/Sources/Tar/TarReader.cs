namespace OpenImapi.Mastering;

/// <summary>Reads the entries of a tar archive: of ustar, pax, GNU tar, star and the old form; names are bytes.</summary>
internal sealed class TarReader(ArchiveFile file)
{
    /// <summary>The most bytes of a name or of extended headers that an archive is believed to need.</summary>
    private const long LongestHeader = 16 << 20;

    private readonly PaxRecords global = new();
    private PaxRecords? local;
    private byte[]? longName;
    private byte[]? longLink;
    private long at;

    /// <summary>What was met and is no entry, in words.</summary>
    public List<string> Odd { get; } = [];

    /// <summary>The next entry; nothing at the end.</summary>
    /// <exception cref="Formats.DiscException"><see cref="MasteringErrors.ArchiveUnreadable"/>.</exception>
    public TarEntry? Next()
    {
        while (true)
        {
            var block = file.Block(at);
            if (block.IsEmpty && at < file.Length)
                throw file.Unreadable($"it ends within the header at its byte {at}");
            if (block.IsEmpty || new TarHeader(block).IsEnd)
                return at > 0 || !block.IsEmpty ? null : throw file.Unreadable("it is empty");
            var header = new TarHeader(block);
            if (!header.IsValid)
                throw file.Unreadable(at == 0 ? "it is no tar archive" : $"there is no header at its byte {at}");
            if (!TakeExtension(header) && ReadEntry(header) is { } entry)
                return entry;
        }
    }

    /// <summary>Takes in what says something of the next entry.</summary>
    private bool TakeExtension(in TarHeader header)
    {
        if (header.Type is not ('x' or 'X' or 'g' or 'L' or 'K'))
            return false;
        if (header.Length is < 0 or > LongestHeader)
            throw file.Unreadable($"the extended header at its byte {at} has a wrong length");
        var (type, bytes) = (header.Type, file.Bytes(at + TarHeader.Size, header.Length));
        if (type == 'L')
            longName = bytes.AsSpan().TrimEnd((byte)0).ToArray();
        else if (type == 'K')
            longLink = bytes.AsSpan().TrimEnd((byte)0).ToArray();
        else if (!(type == 'g' ? global : local ??= global.Copy()).Read(bytes))
            throw file.Unreadable($"the extended header at its byte {at} is not well formed");
        at = AfterData(bytes.Length);
        return true;
    }

    /// <summary>Reads an entry and goes on behind its data; nothing where it is none that has a place in a tree.</summary>
    private TarEntry? ReadEntry(in TarHeader header)
    {
        var pax = local ?? global;
        var (name, link) = (pax.Bytes("GNU.sparse.name") ?? pax.Bytes("path") ?? longName ?? header.Name, pax.Bytes("linkpath") ?? longLink ?? header.LinkName.ToArray());
        var (length, start) = (pax.Number("size") ?? header.Length, at);
        var type = TypeOf(header.Type, name);
        var time = pax.Time("mtime") ?? Ticks(header.ModifiedAt);
        var rights = new AccessRights((ushort)(header.Mode & AccessRights.AllPermissions), Identity(pax.Number("uid") ?? header.UserId, "owner", name), Identity(pax.Number("gid") ?? header.GroupId, "group", name));
        var device = new DeviceNumbers((uint)(pax.Number("SCHILY.devmajor") ?? header.DeviceMajor), (uint)(pax.Number("SCHILY.devminor") ?? header.DeviceMinor));
        if (length < 0)
            throw file.Unreadable($"the entry at its byte {at} has a wrong length");
        var sparse = type == TarEntry.File ? new SparseMap(file, start, length).Read(header, pax) : null;
        var original = header.Type;
        (local, longName, longLink) = (null, null, null);
        if (type is >= TarEntry.HardLink and <= TarEntry.Pipe && length > 0 && !HasBody())
            length = 0;
        at = AfterData(length, sparse?.HeaderLength ?? 0);
        if (type != default)
            return new(type, name, link, new(type == TarEntry.File ? sparse?.RealLength ?? length : 0, time + DateTime.UnixEpoch.Ticks), rights, device, start + TarHeader.Size, sparse?.Pieces)
            {
                Lost = LostAttributes.OfPax(pax.Keywords),
            };
        if (original != 'V')
            Odd.Add($"{Formats.NameText.ToText(name)} is of the unknown type '{original}'; it is left out.");
        return null;
    }

    private static char TypeOf(char type, byte[] name) => type switch
    {
        '0' or '\0' or '7' when name.AsSpan().EndsWith("/"u8) => TarEntry.Folder,
        '0' or '\0' or '7' or 'S' => TarEntry.File,
        'D' => TarEntry.Folder,
        >= '1' and <= '6' => type,
        _ => default,
    };

    private uint Identity(long number, string what, byte[] name)
    {
        if (number is >= 0 and <= uint.MaxValue)
            return (uint)number;
        Odd.Add($"{Formats.NameText.ToText(name)} has the {what} {number}, which no file system holds; 65534 is taken.");
        return 65_534;
    }

    /// <summary>Some programs put the file's data behind a second name, too, and some only tell its length.</summary>
    private bool HasBody()
    {
        var next = file.Block(at + TarHeader.Size);
        return !next.IsEmpty && !new TarHeader(next).IsEnd && !new TarHeader(next).IsValid;
    }

    private long AfterData(long length, long more = 0)
    {
        if (length > file.Length - at - TarHeader.Size - more)
            throw file.Unreadable($"it ends within the data of the entry at its byte {at}");
        return at + TarHeader.Size + more + (length + TarHeader.Size - 1) / TarHeader.Size * TarHeader.Size;
    }

    private static long Ticks(long seconds)
    {
        var earliest = -DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond;
        return Math.Clamp(seconds, earliest + 1, (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond;
    }
}
