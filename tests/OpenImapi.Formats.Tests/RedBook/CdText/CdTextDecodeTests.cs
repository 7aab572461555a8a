using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Packs to texts: whole ones, and those that drives and careless writers deliver.</summary>
public class CdTextDecodeTests
{
    private static readonly CdTextBlock Block = new()
    {
        Language = CdTextLanguage.Swedish,
        Disc = new() { Title = "Joyful Nights", Performer = "United Cat Orchestra", Code = "4988006116269" },
        Tracks =
        [
            new() { Title = "Song of Joy", Performer = "Felix and The Purrs", Composer = "Ludwig van Beethoven", Code = "USIR10211155" },
            new() { Title = "Humpty Dumpty, sat on a wall for rather a long time", Performer = "Björk", Message = "Pluck the goose" },
            new() { Title = "Mee Owwww", Performer = "Björk" },
        ],
        DiscId = "XYZ 123 and a bit more",
        GenreCode = (int)CdTextGenre.Classical,
        Genre = "Feline classic music of the 1960s",
        ClosedInformation = "not for players",
        CopyFlags = 3,
    };

    private static ImmutableArray<CdTextPack> Packs => CdText.Encode([Block], []);

    [Fact]
    public void What_was_encoded_is_decoded()
    {
        var faults = new FaultList();
        Assert.Equal([Block], CdText.Decode(Packs, faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void Eight_languages_come_back_in_their_order()
    {
        var faults = new FaultList();
        var blocks = Enumerable.Range(0, 8).Select(i => Block with
        {
            Language = (CdTextLanguage)(1 + i),
            Encoding = i == 3 ? CdTextEncoding.ShiftJis : i == 5 ? CdTextEncoding.Ascii : CdTextEncoding.Latin1,
            Disc = i == 3 ? new() { Title = "日本の歌", Performer = "　歌" } : new() { Title = $"Title {i}" },
            Tracks = [.. Enumerable.Range(0, 3).Select(t => i == 3 ? new CdTextFields { Title = "歌" } : new CdTextFields { Title = $"{i}-{t}" })],
        }).ToArray();
        Assert.Equal(blocks, CdText.Decode(CdText.Encode(blocks, []), faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void Packs_read_twice_and_in_disorder_are_the_same_packs()
    {
        var faults = new FaultList();
        Assert.Equal([Block], CdText.Decode([.. Packs.Reverse(), .. Packs], faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_tab_repeats_the_text_of_the_track_before()
    {
        var faults = new FaultList();
        var packs = Packed(Pack(0x80, 0, 0, "Disc\0\t\0One\0\t"u8), Pack(0x80, 3, 1, "\0"u8));
        var titles = CdText.Decode(packs, faults)[0].Tracks.Select(track => track.Title);
        Assert.Equal(["Disc", "One", "One"], titles);
    }

    [Fact]
    public void A_damaged_pack_costs_the_texts_in_it_and_no_more()
    {
        var faults = new FaultList();
        var packs = Packs.ToArray();
        packs[2] = packs[2] with { Track = 9 };
        var block = CdText.Decode(packs, faults)[0];
        Assert.Contains(faults, fault => fault is { Offset: 36, Field: "CRC" });
        Assert.Contains(faults, fault => fault.Rule.Contains("packs 2 to 2 of block 0 are missing", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Rule.Contains("breaks off", StringComparison.Ordinal));
        Assert.Equal("Joyful Nights", block.Disc.Title);
        Assert.Equal(Block.Disc.Performer, block.Disc.Performer);
        Assert.Equal(Block.Tracks[2], block.Tracks[2]);
    }

    [Fact]
    public void Without_size_information_the_packs_themselves_tell_the_tracks()
    {
        var faults = new FaultList();
        var block = CdText.Decode([.. Packs.Where(pack => pack.Type != 0x8F)], faults)[0];
        Assert.Contains(faults, fault => fault.Field == "size information");
        Assert.Equal(CdTextLanguage.Unknown, block.Language);
        Assert.Equal(Block.Tracks, block.Tracks);
    }

    [Fact]
    public void Packs_without_check_bits_are_read_and_said_to_have_none()
    {
        var faults = new FaultList();
        Assert.Equal([Block], CdText.Decode([.. Packs.Select(pack => pack with { Crc = 0 })], faults));
        Assert.Equal("no pack carries check bits", Assert.Single(faults).Rule);
    }

    [Fact]
    public void A_text_without_end_runs_to_the_last_pack_of_its_type()
    {
        var faults = new FaultList();
        var packs = Packed(Pack(0x80, 0, 0, "Disc\0One\0Two"u8), Pack(0x81, 0, 1, "Somebody"u8));
        Assert.Equal("Two", CdText.Decode(packs, faults)[0].Tracks[1].Title);
        Assert.Contains(faults, fault => fault.Rule.Contains("has no end", StringComparison.Ordinal));
    }

    [Fact]
    public void Writers_who_begin_every_text_in_a_pack_of_its_own_are_understood()
    {
        var faults = new FaultList();
        var packs = Packed(Pack(0x80, 0, 0, "Disc"u8), Pack(0x80, 1, 1, "One"u8), Pack(0x80, 2, 2, "Two"u8), Pack(0x80, 3, 3, "Three"u8));
        var block = CdText.Decode(packs, faults)[0];
        Assert.Equal(("Disc", "One Two Three"), (block.Disc.Title, string.Join(' ', block.Tracks.Select(track => track.Title))));
        Assert.DoesNotContain(faults, fault => fault.Field == "text");
    }

    [Fact]
    public void Characters_of_one_byte_among_those_of_two_are_understood()
    {
        var faults = new FaultList();
        var packs = Packed(
            new CdTextPack(0x80, 0, 0, 0x80, Hex.Bytes("41 42 43 00 00 93 FA 41 00 00 44 00").AsSpan(), 0),
            new CdTextPack(0x80, 2, 1, 0x81, Hex.Bytes("00 93 FA 00 00 00 00 00 00 00 00 00").AsSpan(), 0));
        var block = CdText.Decode(packs, faults)[0];
        Assert.Equal(["ABC", "日A", "D", "日"], [block.Disc.Title, .. block.Tracks.Select(track => track.Title)]);
    }

    [Fact]
    public void Twelve_thousand_random_packs_end_in_faults_and_nothing_else()
    {
        var random = new Random(8_2026);
        for (var round = 0; round < 300; round++)
        {
            var packs = Packs.ToList();
            for (var i = 0; i < 40; i++)
            {
                var bytes = new byte[18];
                random.NextBytes(bytes);
                var pack = Structure.Read<CdTextPack>(bytes) with { Type = (byte)(0x80 + random.Next(17)), Sequence = (byte)random.Next(64) };
                packs.Insert(random.Next(packs.Count), random.Next(3) == 0 ? pack : pack.WithCrc());
            }

            var faults = new FaultList();
            var blocks = CdText.Decode(packs, faults);
            Assert.NotEmpty(faults);
            Assert.InRange(blocks.Length, 1, 8);
            Assert.All(blocks, block => Assert.InRange(block.Tracks.Length, 1, 99));
        }
    }

    [Fact]
    public void No_packs_are_no_texts()
    {
        var faults = new FaultList();
        Assert.Empty(CdText.Decode([], faults));
        Assert.Empty(faults);
    }

    private static CdTextPack Pack(byte type, byte track, byte sequence, ReadOnlySpan<byte> text)
    {
        var bytes = new byte[CdTextPack.TextLength];
        text.CopyTo(bytes);
        return new CdTextPack(type, track, sequence, 0, new(bytes.AsSpan()), 0);
    }

    private static CdTextPack[] Packed(params CdTextPack[] packs) => [.. packs.Select(pack => pack.WithCrc())];
}
