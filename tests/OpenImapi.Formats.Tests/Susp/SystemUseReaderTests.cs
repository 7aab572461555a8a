using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>Areas laid out by hand, most of them wrong: whatever they say, reading ends, in words.</summary>
public class SystemUseReaderTests
{
    private static (SystemUseReader Reader, FaultList Faults) Read(byte[] record, params (uint Block, byte[] Bytes)[] volume)
    {
        var faults = new FaultList();
        var reader = new SystemUseReader(faults);
        reader.Begin(record);
        for (var fetched = 0; reader.Wanted is { } extent; fetched++)
        {
            Assert.True(fetched < 100, "the reader does not end");
            var blocks = new byte[extent.Length.Value * 2048];
            foreach (var (block, bytes) in volume.Where(one => extent.Contains(new Lba(one.Block))))
                bytes.CopyTo(blocks.AsSpan((int)(block - extent.Start.Value) * 2048));
            reader.Continue(blocks);
        }

        return (reader, faults);
    }

    private static byte[] Link(uint block, uint offset, uint length)
    {
        var bytes = new byte[ContinuationArea.EntryLength];
        Structure.Write(new ContinuationArea(block, offset, length), bytes);
        return bytes;
    }

    private static string Signatures(SystemUseReader reader) => string.Join(' ', reader.Entries.Select(entry => entry.Signature.Text()));

    [Fact]
    public void Entries_are_kept_in_order_and_padding_is_not()
    {
        var (reader, faults) = Read(Hex.Bytes("5244 06 01 FFFF  5044 06 01 0000  5245 04 01  FF01 05 01 07  5354 04 01  5245 04 01"));
        Assert.Equal("RD RE FF01", Signatures(reader));
        Assert.Empty(faults);
        Assert.Equal((new SystemUsePlace(null, 16), "FF01050107"), (reader.Entries[2].Place, Convert.ToHexString(reader.Entries[2].Bytes)));
    }

    [Fact]
    public void What_is_skipped_is_not_read()
    {
        var reader = new SystemUseReader([]);
        reader.Begin(Hex.Bytes("FFFFFFFF 5245 04 01 00"), 4);
        Assert.Equal(new SystemUsePlace(null, 4), Assert.Single(reader.Entries).Place);
        reader.Begin([1, 2], 200);
        Assert.Empty(reader.Entries);
    }

    [Theory]
    [InlineData("5245 03 01", 2, "RE length", "3 bytes, with 4 left in the area")]
    [InlineData("5245 04 01 4E4D FF 01 00", 6, "NM length", "255 bytes, with 5 left in the area")]
    [InlineData("5245 04 01 00 01", 4, "unused bytes", "the bytes after the last entry are not zero")]
    [InlineData("5245 04 01 00000000 00 01", 4, "unused bytes", "the bytes after the last entry are not zero")]
    public void A_record_that_is_no_row_of_entries_is_a_fault(string hex, int offset, string field, string rule)
    {
        var (_, faults) = Read(Hex.Bytes(hex));
        Assert.Equal(new Fault(offset, field, rule), Assert.Single(faults));
    }

    [Fact]
    public void A_continuation_goes_on_where_its_CE_says()
    {
        var (reader, faults) = Read([.. Hex.Bytes("5245 04 01"), .. Link(7, 10, 4 + 28)], (7, [.. new byte[10], .. Hex.Bytes("5858 04 01"), .. Link(9, 0, 4)]), (9, Hex.Bytes("5959 04 01 FFFF")));
        Assert.Equal("RE XX YY", Signatures(reader));
        Assert.Equal([new(null, 0), new(new Lba(7), 10), new(new Lba(9), 0)], reader.Entries.Select(entry => entry.Place));
        Assert.Empty(faults);
    }

    [Fact]
    public void An_area_may_cross_a_block_when_it_is_read()
    {
        var (reader, faults) = Read(Link(7, 2046, 4), (7, [.. new byte[2046], (byte)'X', (byte)'X', 4, 1]));
        Assert.Equal("XX", Signatures(reader));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_loop_ends()
    {
        var (_, faults) = Read(Link(7, 0, 28), (7, Link(8, 0, 28)), (8, Link(7, 0, 28)));
        Assert.Equal("the area at 7+1 was read already: the chain is a loop (5.1) (continuation area in block 8)", Assert.Single(faults).Rule);
    }

    [Fact]
    public void A_chain_without_end_ends_at_what_Linux_follows()
    {
        var (_, faults) = Read(Link(0, 0, 28), [.. Enumerable.Range(0, 90).Select(i => ((uint)i, Link((uint)i + 1, 0, 28)))]);
        Assert.Equal("more than 32 continuation areas, or more than 64 KiB in them (continuation area in block 31)", Assert.Single(faults).Rule);
    }

    [Theory]
    [InlineData(7, 0, 65537, "more than 32 continuation areas, or more than 64 KiB in them")]
    [InlineData(7, 0, 0xFFFFFFFF, "more than 32 continuation areas, or more than 64 KiB in them")]
    [InlineData(7, 0, 0, "the area is empty (5.1)")]
    public void An_area_beyond_all_bounds_is_not_asked_for(uint block, uint offset, uint length, string rule)
    {
        var (reader, faults) = Read(Link(block, offset, length));
        Assert.Null(reader.Wanted);
        Assert.Equal(rule, Assert.Single(faults).Rule);
    }

    [Fact]
    public void An_area_at_the_end_of_all_addresses_is_asked_for_and_may_be_abandoned()
    {
        var faults = new FaultList();
        var reader = new SystemUseReader(faults);
        reader.Begin(Link(0xFFFFFFFF, 0xFFFFFFFF, 100));
        Assert.Equal(new Lba(0xFFFFFFFFL + 0xFFFFFFFFL / 2048), reader.Wanted!.Value.Start);
        reader.Abandon("it lies outside the image");
        Assert.Null(reader.Wanted);
        Assert.Contains("cannot be read: it lies outside the image", Assert.Single(faults).Rule, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => reader.Continue(new byte[2048]));
    }

    [Fact]
    public void Of_several_CE_the_last_counts()
    {
        var (reader, faults) = Read([.. Link(7, 0, 4), .. Link(8, 0, 4)], (7, Hex.Bytes("5858 04 01")), (8, Hex.Bytes("5959 04 01")));
        Assert.Equal("YY", Signatures(reader));
        Assert.Equal("an area has more than one CE, of which the last counts (5.1)", Assert.Single(faults).Rule);
    }

    [Fact]
    public void Blocks_that_are_too_short_are_a_fault()
    {
        var reader = new SystemUseReader([]);
        reader.Begin(Link(7, 2000, 40));
        reader.Continue(new byte[100]);
        Assert.Null(reader.Wanted);
        Assert.Empty(reader.Entries);
    }

    [Theory]
    [InlineData("4E4D 06 01 01 61", "the name goes on in an entry that is not there (4.1.4)")]
    [InlineData("4E4D 06 01 00 61  4E4D 06 01 00 62", "the name before did not say that it goes on (4.1.4)")]
    [InlineData("4E4D 06 01 02 61", "a name that stands for Current has bytes of its own (4.1.4)")]
    [InlineData("534C 08 01 01 00 01 61", "the link goes on in an entry that is not there (4.1.3)")]
    [InlineData("534C 08 01 00 01 01 61", "the link goes on in an entry that is not there (4.1.3)")]
    [InlineData("534C 08 01 00 00 05 61", "the structure ends before this field does")]
    [InlineData("534C 06 01 00 00", "a component record ends before its length does (4.1.3.1)")]
    [InlineData("534C 08 01 00 02 01 61", "a component that stands for Current has bytes of its own (4.1.3.1)")]
    [InlineData("534C 09 01 00 04 00 08 00", "the root is not the first component (4.1.3.1)")]
    [InlineData("534C 07 01 00 05 00", "a component that stands for Parent does not go on (4.1.3.1)")]
    [InlineData("534C 07 01 00 20 00", "Host cannot stand together or is reserved (4.1.3.1)")]
    [InlineData("434C 0C 01 13000000 00000013 434C 0C 01 13000000 00000013", "a record has more than one of these, of which the first counts")]
    public void Names_and_links_that_break_off_are_faults(string hex, string rule)
    {
        var (reader, faults) = Read(Hex.Bytes(hex));
        RockRidgeFile.Of(reader.Entries, faults);
        Assert.Equal(rule, Assert.Single(faults).Rule);
    }

    [Fact]
    public void Names_of_directories_themselves_and_stamps_of_two_entries_are_joined()
    {
        var (reader, faults) = Read(Hex.Bytes("4E4D 05 01 04  5446 0C 01 02 7E0102030405 00  5446 13 01 06 7F0102030405 00 7F0102030406 00"));
        var file = RockRidgeFile.Of(reader.Entries, faults);
        Assert.Equal(("..", TimeStampFlags.Modification | TimeStampFlags.Access), ($"{file.Name}", file.Times!.Value.Flags));
        Assert.Equal((2026, 2027), (file.Times.Value.Modification.Moment!.Value.Year, file.Times.Value.Access.Moment!.Value.Year));
        Assert.Empty(faults);
    }
}
