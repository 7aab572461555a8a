using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>SUSP, 5, and RRIP, 4.1, with bytes laid out by hand from their tables.</summary>
public class SystemUseEntryTests
{
    private static readonly RecordingTime Time = new(126, 1, 2, 3, 4, 5, -20);

    public static TheoryData<IStructure, string> Known => new()
    {
        { new ContinuationArea(0x01020304, 0x0506, 0x0708),         "4345 1C 01  04030201 01020304  06050000 00000506  08070000 00000708" },
        { new PaddingField(new(new byte[3])),                       "5044 07 01  000000" },
        { new SharingProtocolIndicator(14),                         "5350 07 01  BEEF 0E" },
        { default(AreaTerminator),                                  "5354 04 01" },
        { new ExtensionsReference(1, ByteString.Ascii("AB"), ByteString.Ascii("C"), ByteString.Ascii("DEF")), "4552 0E 01  02 01 03 01  4142 43 444546" },
        { new ExtensionSelector(2),                                 "4553 05 01  02" },
        { new PosixAttributes(new(PosixFileType.Regular, 0x1A4), 3, 1000, 100, 77),
            "5058 2C 01  A4810000 000081A4  03000000 00000003  E8030000 000003E8  64000000 00000064  4D000000 0000004D" },
        { new PosixAttributes(new(PosixFileType.Directory, 0x1ED), 2, 0, 0, null), "5058 24 01  ED410000 000041ED  02000000 00000002  00000000 00000000  00000000 00000000" },
        { new PosixDevice(8, 1),                                    "504E 14 01  08000000 00000008  01000000 00000001" },
        { new SymbolicLink(LinkFlags.Continue, new(Hex.Bytes("08 00 00 03 657463"))), "534C 0C 01  01  08 00 00 03 657463" },
        { new AlternateName(NameFlags.Continue, ByteString.Ascii("ab")), "4E4D 07 01  01  6162" },
        { new AlternateName(NameFlags.Parent, default),             "4E4D 05 01  04" },
        { new ChildLink(19),                                        "434C 0C 01  13000000 00000013" },
        { new ParentLink(20),                                       "504C 0C 01  14000000 00000014" },
        { default(RelocatedDirectory),                              "5245 04 01" },
        { new TimeStamps(TimeStampFlags.Modification | TimeStampFlags.Effective) { Modification = new(false, Time, default), Effective = new(false, Time, default) },
            "5446 13 01  42  7E0102030405EC  7E0102030405EC" },
        { new TimeStamps(TimeStampFlags.Creation | TimeStampFlags.LongForm) { Creation = new(true, default, new(ByteString.Ascii("2300010203040506"), 4)) },
            "5446 16 01  81  32333030303130323033303430353036 04" },
        { new SparseFile(0x0000000102030405, 3),                    "5346 15 01  01000000 00000001  05040302 02030405  03" },
        { new SparseFile(0x02030405, null),                         "5346 0C 01  05040302 02030405" },
        { new RockRidgeInUse(RockRidgeEntries.PX | RockRidgeEntries.NM | RockRidgeEntries.TF), "5252 05 01  89" },
        { new CompressedFile(1, ByteString.Ascii("pz"), 4, 15, 1234567), "5A46 10 01  707A 04 0F  87D61200 0012D687" },
        { new CompressedFile(2, ByteString.Ascii("PZ"), 6, 17, 40_000_000_000_000), "5A46 10 02  505A 06 11  0080CA3961240000" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void An_entry_is_written_and_read_as_the_standard_prints_it(IStructure entry, string hex)
    {
        var (written, read, faults) = ((string, IStructure, FaultList))typeof(SystemUseEntryTests).GetMethod(nameof(WriteAndRead), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(entry.GetType()).Invoke(null, [entry, Hex.Bytes(hex)])!;
        Assert.Equal(hex.Replace(" ", ""), written);
        Assert.Equal(entry, read);
        Assert.Empty(faults);
    }

    private static (string Written, IStructure Read, FaultList Faults) WriteAndRead<T>(T entry, byte[] bytes)
        where T : struct, ISystemUseEntry
    {
        var written = new byte[entry.Length];
        Assert.Equal(written.Length, Structure.Write(entry, written));
        var faults = new FaultList();
        var read = new SystemUseEntry(T.Signature, new(bytes), default).As<T>(faults);
        return (Convert.ToHexString(written), read, faults);
    }

    [Theory]
    [InlineData("5058 2A 01  A4810000 000081A4  03000000 00000003  E8030000 000003E8  64000000 00000064  4D000000 0000", "42 bytes, of which 36 mean something")]
    [InlineData("5058 08 01  A4810000", "the structure ends before this field does")]
    [InlineData("5058 24 02  A4810000 000081A4  03000000 00000003  E8030000 000003E8  64000000 00000064", "the bytes are not 01")]
    [InlineData("5058 24 01  A4810000 000081A5  03000000 00000003  E8030000 000003E8  64000000 00000064", "the two byte orders differ: 33188 and 33189")]
    public void What_breaks_the_standard_is_said_with_the_entry_and_the_field(string hex, string rule)
    {
        var faults = new FaultList();
        new SystemUseEntry(SystemUseSignature.PX, new(Hex.Bytes(hex)), new(new Lba(30), 100)).As<PosixAttributes>(faults);
        var fault = faults[0];
        Assert.StartsWith("PX ", fault.Field);
        Assert.Equal($"{rule} (continuation area in block 30)", fault.Rule);
        Assert.InRange(fault.Offset, 100, 144);
    }

    /// <summary>In the two ways in which programs record it: mkisofs, then xorriso, whose images of 259:1000 say 0, 3103E8h.</summary>
    [Theory]
    [InlineData(8, 1, 8, 1)]
    [InlineData(0, 0x801, 8, 1)]
    [InlineData(0, 5, 0, 5)]
    [InlineData(0, 0x3103E8, 259, 1000)]
    [InlineData(0, 0xFFFFFFFF, 4095, 1048575)]
    [InlineData(259, 1048575, 259, 1048575)]
    public void A_device_number_stands_in_both_halves_or_in_the_low_one(uint high, uint low, uint major, uint minor) =>
        Assert.Equal((major, minor), (new PosixDevice(high, low).Major, new PosixDevice(high, low).Minor));

    /// <summary>Linux takes a number that is all in the low half, above 255, for major number times 256 and minor one; else it takes the halves.</summary>
    [Theory]
    [InlineData(8, 1, 0, 0x801)]
    [InlineData(1, 0, 0, 0x100)]
    [InlineData(4095, 255, 0, 0xFFFFF)]
    [InlineData(0, 5, 0, 5)]
    [InlineData(4096, 255, 4096, 255)]
    [InlineData(259, 256, 259, 256)]
    public void A_device_number_is_written_as_most_systems_read_it(uint major, uint minor, uint high, uint low) =>
        Assert.Equal(new PosixDevice(high, low), PosixDevice.Of(major, minor));

    [Theory]
    [InlineData(0x81A4, "-rw-r--r--")]
    [InlineData(0x41ED, "drwxr-xr-x")]
    [InlineData(0x43FF, "drwxrwxrwt")]
    [InlineData(0x89ED, "-rwsr-xr-x")]
    [InlineData(0x8DA4, "-rwSr-Sr--")]
    [InlineData(0xA1FF, "lrwxrwxrwx")]
    [InlineData(0x61B0, "brw-rw----")]
    [InlineData(0x2000, "c---------")]
    [InlineData(0x1124, "pr--r--r--")]
    [InlineData(0xC1FF, "srwxrwxrwx")]
    public void A_mode_reads_as_ls_shows_it(uint mode, string text) => Assert.Equal(text, new PosixMode(mode).ToString());

    [Fact]
    public void Times_go_to_the_short_form_where_it_holds_them_and_else_to_the_long_one()
    {
        var old = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var late = new DateTimeOffset(2155, 12, 31, 23, 59, 59, TimeSpan.Zero);
        var times = TimeStamps.Of(old, late);
        Assert.Equal((TimeStampFlags.Modification | TimeStampFlags.Access, 19), (times.Flags, times.Length));
        Assert.Equal((old, late, null), (times.Modification.Moment, times.Access.Moment, times.AttributeChange.Moment));
        var later = late.AddSeconds(1).AddMilliseconds(120);
        times = TimeStamps.Of(old, later);
        Assert.Equal((TimeStampFlags.LongForm | TimeStampFlags.Modification | TimeStampFlags.Access, 39), (times.Flags, times.Length));
        Assert.Equal((old, later), (times.Modification.Moment, times.Access.Moment));
        Assert.True(TimeStamps.NeedsLongForm(old.AddSeconds(-1)));
    }

    [Fact]
    public void The_indicator_is_found_at_the_start_or_after_what_CD_ROM_XA_puts_there()
    {
        var indicator = Hex.Bytes("5350 07 01 BEEF 00");
        Assert.Equal(0, SharingProtocolIndicator.Find(indicator));
        Assert.Equal(14, SharingProtocolIndicator.Find([.. new byte[14], .. indicator]));
        Assert.Null(SharingProtocolIndicator.Find([.. new byte[13], .. indicator]));
        Assert.Null(SharingProtocolIndicator.Find(indicator.AsSpan(0, 6)));
        Assert.Null(SharingProtocolIndicator.Find([]));
    }

    [Fact]
    public void An_entry_is_explained_field_by_field() =>
        Assert.Equal(
            [new(0, 2, "signature word", "SP"), new(2, 1, "length", "7"), new(3, 1, "system use entry version", "01"), new(4, 2, "check bytes", "BEEF"), new(6, 1, "bytes skipped", "0")],
            Structure.Explain<SharingProtocolIndicator>(Hex.Bytes("5350 07 01 BEEF 00")));
}
