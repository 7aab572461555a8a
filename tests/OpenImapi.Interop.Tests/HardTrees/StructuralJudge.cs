using System.Buffers.Binary;
using System.Text;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>
/// A second opinion on the structure of an image, written from ECMA-119 and the Joliet specification alone: it shares no code with the
/// library, so that an error there cannot hide here. It reads the whole image into memory and is as strict as the text.
/// </summary>
internal sealed class StructuralJudge
{
    private readonly byte[] image;
    private readonly List<string> complaints = [];
    private readonly List<(long Start, long Blocks, bool Shared)> claims = [];

    private StructuralJudge(byte[] image) => this.image = image;

    /// <summary>What is wrong with an image whose volume starts at block 0.</summary>
    public static IReadOnlyList<string> Judge(byte[] image)
    {
        var judge = new StructuralJudge(image);
        try
        {
            judge.Volume();
            judge.Claims();
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            judge.complaints.Add($"something points outside the image: {fault.Message}");
        }

        return judge.complaints;
    }

    private void Volume()
    {
        var block = 16;
        for (; image[block * 2048] != 255; block++)
        {
            Must(Ascii(block * 2048 + 1, 5) == "CD001", $"block {block} is no volume descriptor (8.1.2)");
            if (image[block * 2048] is 1 or 2)
                Descriptor(block * 2048);
            if (complaints.Count > 100)
                return;
        }

        Must(image[16 * 2048] == 1, "the set does not begin with a primary volume descriptor (6.7.1)");
        Must(Ascii(block * 2048 + 1, 5) == "CD001" && image[block * 2048 + 6] == 1, "the terminator is not right (8.3)");
        Must(image.AsSpan(block * 2048 + 7, 2041).IndexOfAnyExcept((byte)0) < 0, "the terminator is not zero (8.3.4)");
        claims.Add((16, block - 15, false));
    }

    private void Descriptor(int at)
    {
        var joliet = image[at] == 2 && image[at + 88] == 0x25 && image[at + 89] == 0x2F && image[at + 90] is 0x40 or 0x43 or 0x45 && image[at + 6] == 1;
        if (image[at] == 2 && !joliet)
            return;
        var size = Both32(at + 80, "volume space size (8.4.8)");
        Must(size > 0 && size * 2048 <= image.Length, $"the volume space has {size} blocks, the image {image.Length / 2048} (8.4.8)");
        Must(Both16(at + 120, "volume set size (8.4.10)") >= Both16(at + 124, "volume sequence number (8.4.11)"), "the sequence number is beyond the set (8.4.11)");
        Must(Both16(at + 128, "logical block size (8.4.12)") == 2048, "the logical block size is not 2,048 (8.4.12)");
        Must(image[at + 6] == 1 && image[at + 881] == 1, "versions are not 1 (8.4.3, 8.4.31)");
        foreach (var (start, length) in new[] { (7, image[at] == 1 ? 1 : 0), (72, 8), (88, image[at] == 1 ? 32 : 0), (882, 1), (1395, 653) })
            Must(image.AsSpan(at + start, length).IndexOfAnyExcept((byte)0) < 0, $"bytes {start + 1} and on of the descriptor are not zero (8.4)");
        Must(image[at + 156] == 34 && image[at + 156 + 32] == 1 && image[at + 156 + 33] == 0 && image[at + 156 + 25] == 2, "the root record is not right (8.4.18)");
        var root = new Folder(null, [0], Both32(at + 158, "root location"), Both32(at + 166, "root length"));
        var folders = Walk(root, joliet);
        PathTables(at, folders, joliet);
    }

    /// <summary>All directories in the order of path tables: level by level, by parent, by identifier (6.9.1).</summary>
    private List<Folder> Walk(Folder root, bool joliet)
    {
        var folders = new List<Folder> { root };
        var seen = new HashSet<long>();
        for (var i = 0; i < folders.Count; i++)
        {
            var folder = folders[i];
            if (!seen.Add(folder.Location))
                complaints.Add($"two records lead to the directory at block {folder.Location} (6.8.2)");
            else
                folders.AddRange(Directory(folder, joliet).OrderBy(child => Key(child.Identifier, joliet, 0x20), Bytes));
        }

        return folders;
    }

    private List<Folder> Directory(Folder folder, bool joliet)
    {
        Must(folder.Length > 0 && folder.Length % 2048 == 0, $"the directory at block {folder.Location} has {folder.Length} bytes (6.8.1.3)");
        claims.Add((folder.Location, (folder.Length + 2047) / 2048, false));
        var records = new List<(byte[] Identifier, byte Flags, long Length)>();
        var folders = new List<Folder>();
        for (var sector = folder.Location * 2048; sector < folder.Location * 2048 + folder.Length; sector += 2048)
        {
            var at = (int)sector;
            for (; at < sector + 2048 && image[at] != 0; at += image[at])
            {
                Must(at + image[at] <= sector + 2048, $"a record crosses the end of block {sector / 2048} (6.8.1.1)");
                Record(at, folder, records, folders);
            }

            var unused = image.AsSpan(at, (int)(sector + 2048 - at));
            Must(unused.IndexOfAnyExcept((byte)0) < 0, $"unused bytes of block {sector / 2048} are not zero (6.8.1.1)");
        }

        Must(records.Count >= 2, $"the directory at block {folder.Location} does not begin with itself and its parent (6.8.2.2)");
        Order(folder, records, joliet);
        return folders;
    }

    private void Record(int at, Folder folder, List<(byte[] Identifier, byte Flags, long Length)> records, List<Folder> folders)
    {
        int length = image[at], identifierLength = image[at + 32];
        var place = $"the record at byte {at % 2048} of block {at / 2048}";
        Must(length % 2 == 0 && length >= 33 + identifierLength + (identifierLength % 2 == 0 ? 1 : 0), $"{place} has a length of {length} (9.1.1, 9.1.12)");
        var (location, size) = (Both32(at + 2, place), Both32(at + 10, place));
        var (flags, identifier) = (image[at + 25], image.AsSpan(at + 33, identifierLength).ToArray());
        Must(Both16(at + 28, place) == 1, $"{place} is not of volume 1 (9.1.9)");
        Must(image[at + 26] == 0 && image[at + 27] == 0, $"{place} is interleaved (9.1.7)");
        var time = image.AsSpan(at + 18, 7);
        Must(time[1] is >= 1 and <= 12 && time[2] is >= 1 and <= 31 && time[3] < 24 && time[4] < 60 && time[5] < 60 && (sbyte)time[6] is >= -48 and <= 52, $"{place} has no date (9.1.5)");
        records.Add((identifier, flags, size));
        if (records.Count <= 2)
        {
            var expected = records.Count == 1 ? folder : folder.Parent ?? folder;
            Must(identifierLength == 1 && identifier[0] == records.Count - 1, $"{place} is not number {records.Count} of a directory (6.8.2.2)");
            Must(location == expected.Location && size == expected.Length && (flags & 2) != 0, $"{place} does not tell where the directory or its parent is (6.8.2.2)");
        }
        else if ((flags & 2) != 0)
            folders.Add(new(folder, identifier, location, size));
        else if (size > 0)
        {
            Must((location * 2048) + size <= image.Length, $"{place} leads outside the image (6.4.1)");
            claims.Add((location, (size + 2047) / 2048, true));
        }
    }

    /// <summary>9.3, with the sections of a file one after the other, full but for the last (9.1.6).</summary>
    private void Order(Folder folder, List<(byte[] Identifier, byte Flags, long Length)> records, bool joliet)
    {
        for (var i = 2; i < records.Count; i++)
        {
            var (identifier, flags, length) = records[i];
            if ((flags & 0x80) != 0)
            {
                var follows = i + 1 < records.Count && records[i + 1].Identifier.AsSpan().SequenceEqual(identifier) && length % 2048 == 0;
                Must(follows, $"a section of '{Text(identifier, joliet)}' in the directory at block {folder.Location} is not followed by the next (9.1.6)");
                continue;
            }

            if (i + 1 == records.Count)
                continue;
            var order = Compare(records[i], records[i + 1], joliet);
            Must(order < 0, $"'{Text(identifier, joliet)}' stands before '{Text(records[i + 1].Identifier, joliet)}' in the directory at block {folder.Location} (9.3)");
        }
    }

    private static int Compare((byte[] Identifier, byte Flags, long Length) left, (byte[] Identifier, byte Flags, long Length) right, bool joliet)
    {
        var (a, b) = (Split(left.Identifier, (left.Flags & 2) != 0, joliet), Split(right.Identifier, (right.Flags & 2) != 0, joliet));
        var padding = joliet ? (byte)0 : (byte)0x20;
        var names = CompareKeys(Key(a.Name, joliet, padding), Key(b.Name, joliet, padding));
        if (names != 0)
            return names;
        var endings = CompareKeys(Key(a.Ending, joliet, padding), Key(b.Ending, joliet, padding));
        return endings != 0 ? endings : b.Version.CompareTo(a.Version);
    }

    /// <summary>File name, extension and version of an identifier; the last dot separates where there are several.</summary>
    private static (byte[] Name, byte[] Ending, int Version) Split(byte[] identifier, bool isFolder, bool joliet)
    {
        if (isFolder)
            return (identifier, [], 0);
        var text = Text(identifier, joliet);
        var semicolon = text.LastIndexOf(';');
        var version = semicolon >= 0 && int.TryParse(text[(semicolon + 1)..], out var number) ? number : 0;
        var name = semicolon >= 0 ? text[..semicolon] : text;
        var dot = name.LastIndexOf('.');
        var unit = joliet ? 2 : 1;
        var (nameLength, endingStart) = dot < 0 ? (name.Length, name.Length) : (dot, dot + 1);
        return (identifier[..(nameLength * unit)], identifier[(endingStart * unit)..(name.Length * unit)], version);
    }

    private void PathTables(int at, List<Folder> folders, bool joliet)
    {
        var size = Both32(at + 132, "path table size (8.4.13)");
        var numbers = folders.Select((folder, i) => (folder, i)).ToDictionary(pair => pair.folder, pair => pair.i + 1);
        foreach (var (start, big, optional) in new[] { (Little(at + 140), false, false), (Little(at + 144), false, true), (Big(at + 148), true, false), (Big(at + 152), true, true) })
        {
            if (optional && start == 0)
                continue;
            claims.Add((start, (size + 2047) / 2048, false));
            var place = (int)start * 2048;
            foreach (var folder in folders)
            {
                var (location, parent) = big ? (Big(place + 2), BinaryPrimitives.ReadUInt16BigEndian(image.AsSpan(place + 6)))
                    : (Little(place + 2), BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(place + 6)));
                var identifier = image.AsSpan(place + 8, image[place]);
                var right = location == folder.Location && identifier.SequenceEqual(folder.Identifier) && parent == numbers[folder.Parent ?? folder];
                Must(right, $"record {numbers[folder]} of the path table at block {start} says '{Text(identifier.ToArray(), joliet)}' at block {location} in {parent}; "
                    + $"expected is '{Text(folder.Identifier, joliet)}' at block {folder.Location} (6.9.1, 9.4)");
                if (!right)
                    break;
                place += 8 + image[place] + (image[place] & 1);
            }

            Must(place == (start * 2048) + size, $"the path table at block {start} does not end with its last record (8.4.13)");
        }
    }

    private void Claims()
    {
        claims.Sort();
        for (var i = 1; i < claims.Count; i++)
        {
            var (last, next) = (claims[i - 1], claims[i]);
            var same = last.Shared && next.Shared && last.Start == next.Start && last.Blocks == next.Blocks;
            Must(same || last.Start + last.Blocks <= next.Start, $"blocks {next.Start}+{next.Blocks} overlap {last.Start}+{last.Blocks} (6.4.1)");
        }
    }

    private void Must(bool holds, string complaint)
    {
        if (!holds)
            complaints.Add(complaint);
    }

    private long Little(int at) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(at));

    private long Big(int at) => BinaryPrimitives.ReadUInt32BigEndian(image.AsSpan(at));

    private long Both32(int at, string field)
    {
        Must(Little(at) == Big(at + 4), $"{field}: the byte orders at byte {at} differ (7.3.3)");
        return Little(at);
    }

    private int Both16(int at, string field)
    {
        var (little, big) = (BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(at)), BinaryPrimitives.ReadUInt16BigEndian(image.AsSpan(at + 2)));
        Must(little == big, $"{field}: the byte orders at byte {at} differ (7.2.3)");
        return little;
    }

    private string Ascii(int at, int length) => Encoding.Latin1.GetString(image, at, length);

    private static string Text(byte[] identifier, bool joliet) => (joliet ? Encoding.BigEndianUnicode : Encoding.Latin1).GetString(identifier);

    private static readonly Comparer<byte[]> Bytes = Comparer<byte[]>.Create(CompareKeys);

    /// <summary>An identifier filled up to a length that none reaches, so that bytes can be compared one by one.</summary>
    private static byte[] Key(byte[] identifier, bool joliet, byte padding)
    {
        var key = new byte[256];
        identifier.CopyTo(key, 0);
        for (var at = identifier.Length; at < key.Length; at++)
            key[at] = joliet ? (byte)0 : padding;
        return key;
    }

    private static int CompareKeys(byte[]? left, byte[]? right) => left.AsSpan().SequenceCompareTo(right);

    private sealed record Folder(Folder? Parent, byte[] Identifier, long Location, long Length);
}
