using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>Laws of cutting and joining, with recorded seeds.</summary>
public class SystemUseLawTests
{
    private static readonly PosixAttributes Attributes = new(new(PosixFileType.SymbolicLink, 0x1FF), 1, 0, 0, 5);

    /// <summary>Every room of 0 to 255 bytes, names of every length around the limits.</summary>
    [Fact]
    public void A_name_of_any_length_comes_back_from_every_room()
    {
        int[] lengths = [1, 2, 30, 100, 200, 240, 248, 249, 250, 251, 252, 255, 256, 500, 501, 750, 2000, 2047, 2048, 5000];
        foreach (var length in lengths)
            for (var room = 0; room <= 255; room++)
                foreach (var position in new long[] { 0, 100, 1790, 2020, 2047 })
                    Returns(Any(length, 0), [], isLink: false, room, position);
    }

    [Fact]
    public void A_link_of_any_length_comes_back_from_every_room()
    {
        string[] links =
        [
            "", "/", "//", ".", "..", "/.", "a", "/a", "a/", "a//b", "///", "./..//.../a/", "../../../a", "/usr/bin/x", new('c', 248), new('c', 249), new('c', 250), new('c', 1000),
            "a/" + new string('d', 255) + "/b", string.Join('/', Enumerable.Repeat("x", 2000)), string.Concat(Enumerable.Repeat("../", 1365)), new('/', 300),
            string.Join('/', Enumerable.Range(1, 90).Select(i => new string('e', i))), new('.', 600), string.Join('/', Enumerable.Repeat(new string('f', 255), 15)),
        ];
        foreach (var link in links)
            for (var room = 0; room <= 255; room++)
                Returns([], System.Text.Encoding.ASCII.GetBytes(link), isLink: true, room, room * 8);
    }

    /// <summary>Seed 1281.</summary>
    [Fact]
    public void Any_bytes_in_names_and_links_come_back()
    {
        var random = new Random(1281);
        for (var round = 0; round < 20_000; round++)
        {
            var link = new byte[random.Next(0, round % 10 == 0 ? 9000 : 600)];
            random.NextBytes(link);
            var slashes = random.Next(2, 40);
            for (var i = 0; i < link.Length; i++)
                link[i] = random.Next(slashes) switch { 0 => (byte)'/', 1 => (byte)'.', _ => link[i] };
            Returns(Any(random.Next(0, 600), random.Next()), link, isLink: true, random.Next(0, 256), random.Next(0, 5000));
        }
    }

    private static byte[] Any(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static void Returns(byte[] name, byte[] link, bool isLink, int room, long position)
    {
        var entries = new SystemUseEntries { Attributes = Attributes, Name = name, IsSymbolicLink = isLink, Link = link };
        if (SystemUseArea.Write(entries, room, position) is not { } written)
        {
            Assert.True(room < 28, $"{room} bytes of room are enough for a CE");
            return;
        }

        var faults = new FaultList();
        var file = SystemUseArea.Read(written.Record, written.Volume, faults);
        Assert.True(faults.Count == 0, $"room {room}, position {position}, name {name.Length}, link {link.Length}: {string.Join("; ", faults)}");
        Assert.Equal(Attributes, file.Attributes);
        Assert.Equal(name.Length == 0 ? null : new ByteString(name), file.Name);
        Assert.Equal(isLink ? new ByteString(link) : null, file.Link);
        Areas(written.Record, written.Volume, written.Layout);
    }

    /// <summary>Each area lies in one block and is full of whole entries; the areas are what the layout says.</summary>
    private static void Areas(ReadOnlySpan<byte> record, byte[] volume, SystemUseLayout layout)
    {
        var area = record;
        var end = layout.ContinuationStart;
        var first = true;
        while (Last(area, ref first) is { } next)
        {
            Assert.True(next.Offset + next.AreaLength <= 2048, $"{next} crosses the end of its block");
            var start = (next.Block * 2048L) + next.Offset;
            Assert.True(start >= end && start < end + 255 && (start == layout.ContinuationStart || next.Offset == 0), "an area does not follow the one before it");
            area = volume.AsSpan((int)start, (int)next.AreaLength);
            end = start + next.AreaLength;
        }

        Assert.Equal(layout.ContinuationEnd, end);
    }

    private static ContinuationArea? Last(ReadOnlySpan<byte> area, ref bool isRecord)
    {
        ContinuationArea? found = null;
        while (area.Length >= 4 && area[2] != 0)
        {
            Assert.True(area[2] <= area.Length, "an entry straddles");
            found = SystemUseSignatures.Of(area) == SystemUseSignature.CE ? Structure.Read<ContinuationArea>(area) : null;
            area = area[area[2]..];
        }

        Assert.True(isRecord ? area.Length <= 1 : area.IsEmpty, "an area is longer than its entries");
        isRecord = false;
        return found;
    }

    [Fact]
    public void What_fits_into_the_record_has_no_continuation()
    {
        var entries = new SystemUseEntries { Attributes = Attributes, Name = "twelve bytes"u8 };
        Assert.True(SystemUseWriter.TryMeasure(entries, 44 + 17 + 1, 7, out var layout));
        Assert.Equal(new(62, 7, 7), layout);
        Assert.True(SystemUseWriter.TryMeasure(entries, 44 + 17, 7, out layout));
        Assert.Equal(new(28, 7, 7 + 44 + 17), layout);
    }

    [Fact]
    public void An_area_that_would_cross_its_block_starts_in_the_next_one()
    {
        var entries = new SystemUseEntries { Name = new byte[250] };
        Assert.True(SystemUseWriter.TryMeasure(entries, 100, 2048 - 255, out var layout));
        Assert.Equal(new(28, 2048 - 255, 2048), layout);
        Assert.True(SystemUseWriter.TryMeasure(entries, 100, 2048 - 254, out layout));
        Assert.Equal(new(28, 2048, 2048 + 255), layout);
    }

    [Fact]
    public void More_than_Linux_follows_is_refused()
    {
        Assert.True(SystemUseWriter.TryMeasure(new SystemUseEntries { Name = new byte[63_000] }, 200, 0, out _));
        Assert.False(SystemUseWriter.TryMeasure(new SystemUseEntries { Name = new byte[64_800] }, 200, 0, out _));
        Assert.Throws<ArgumentException>(() => new SystemUseWriter().Write(new SystemUseEntries { Name = new byte[300] }, 27, 0, default, default));
    }

    [Fact]
    public void Measuring_and_writing_keep_no_memory()
    {
        var (name, link, record) = (new byte[100], new byte[80], new byte[254]);
        var writer = new SystemUseWriter();
        Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Once();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 999);

        void Once()
        {
            var entries = new SystemUseEntries { Attributes = Attributes, Times = new TimeStamps(TimeStampFlags.Modification), Name = name, IsSymbolicLink = true, Link = link };
            SystemUseWriter.TryMeasure(entries, 200, 0, out _);
            writer.Write(entries, 200, 0, record, default);
        }
    }
}
