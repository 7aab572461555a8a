using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>The forms of CD-ROM sectors, their checks, and scrambling as ECMA-130, annex B, has it.</summary>
public class SectorTests
{
    private static byte[] UserData(SectorForm form) => [.. Enumerable.Range(0, Sector.UserDataLength(form)).Select(i => (byte)(i * i * 5 + i + 17))];

    private static byte[] Make(SectorForm form, int address = 12_345)
    {
        var sector = new byte[2352];
        Array.Fill(sector, (byte)0xEE);
        Sector.Write(form, new(address), UserData(form), sector);
        return sector;
    }

    [Theory]
    [InlineData(SectorForm.Mode0, 0, 0)]
    [InlineData(SectorForm.Mode1, 1, 2048)]
    [InlineData(SectorForm.Mode2, 2, 2336)]
    [InlineData(SectorForm.Mode2Form1, 2, 2048)]
    [InlineData(SectorForm.Mode2Form2, 2, 2324)]
    public void A_sector_of_any_form_is_right_and_holds_what_was_put_into_it(SectorForm form, int mode, int length)
    {
        var sector = Make(form);
        Assert.Equal(Hex.Bytes($"00 FF FF FF FF FF FF FF FF FF FF 00 02 46 45 0{mode}"), sector[..16]);
        Assert.Equal(SectorFaults.None, Sector.Check(sector, new(12_345)));
        Assert.Equal(form, Sector.FormOf(sector));
        Assert.Equal(length, Sector.UserData(form, sector).Length);
        Assert.Equal(UserData(form), Sector.UserData(form, sector).ToArray());
    }

    [Fact]
    public void The_subheader_stands_twice_and_names_the_form()
    {
        Assert.Equal(Hex.Bytes("00 00 08 00 00 00 08 00"), Make(SectorForm.Mode2Form1)[16..24]);
        Assert.Equal(Hex.Bytes("00 00 28 00 00 00 28 00"), Make(SectorForm.Mode2Form2)[16..24]);
        var sector = new byte[2352];
        var subheader = new Subheader(1, 2, Submode.RealTime | Submode.Audio, 0x7F);
        Sector.Write(SectorForm.Mode2Form2, new(0), subheader, UserData(SectorForm.Mode2Form2), sector);
        Assert.Equal(Hex.Bytes("01 02 64 7F 01 02 64 7F"), sector[16..24]);
        Assert.Equal(subheader with { Submode = Submode.RealTime | Submode.Audio | Submode.Form2 }, Sector.SubheaderOf(sector));
    }

    /// <summary>MMC-5, 6.33.3: a drive makes gaps of CD-ROM XA of Form 2, whichever form the track has; the subheader names nothing but the form.</summary>
    [Theory]
    [InlineData(BlockForm.Mode1, "01", "00 00 00 00 00 00 00 00")]
    [InlineData(BlockForm.Mode2Form1, "02", "00 00 20 00 00 00 20 00")]
    [InlineData(BlockForm.Mode2, "02", "00 00 20 00 00 00 20 00")]
    public void A_gap_is_made_of_empty_sectors(BlockForm form, string mode, string subheaders)
    {
        var sector = Enumerable.Repeat((byte)0xEE, 2352).ToArray();
        Sector.WriteEmpty(form, new(12_345), sector);
        Assert.Equal(Hex.Bytes($"00 FF FF FF FF FF FF FF FF FF FF 00 02 46 45 {mode} {subheaders}"), sector[..24]);
        Assert.All(sector[24..2064], value => Assert.Equal(0, value));
        Assert.Equal(SectorFaults.None, Sector.Check(sector, new(12_345)));
    }

    [Fact]
    public void A_gap_of_sound_is_silence()
    {
        var sector = Enumerable.Repeat((byte)0xEE, 2352).ToArray();
        Sector.WriteEmpty(BlockForm.Audio, new(12_345), sector);
        Assert.All(sector, value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_parity_of_Form_1_does_not_know_the_address()
    {
        var (here, there) = (Make(SectorForm.Mode2Form1, 100), Make(SectorForm.Mode2Form1, 7_000));
        Assert.Equal(here[16..], there[16..]);
        Assert.NotEqual(Make(SectorForm.Mode1, 100)[2076..], Make(SectorForm.Mode1, 7_000)[2076..]);
    }

    [Theory]
    [InlineData(SectorForm.Mode1, 3, SectorFaults.Sync | SectorFaults.Edc)]
    [InlineData(SectorForm.Mode1, 13, SectorFaults.Address | SectorFaults.Edc | SectorFaults.Ecc)]
    [InlineData(SectorForm.Mode1, 1000, SectorFaults.Edc | SectorFaults.Ecc)]
    [InlineData(SectorForm.Mode1, 2070, SectorFaults.Zeros | SectorFaults.Ecc)]
    [InlineData(SectorForm.Mode1, 2351, SectorFaults.Ecc)]
    [InlineData(SectorForm.Mode2Form1, 13, SectorFaults.Address)]
    [InlineData(SectorForm.Mode2Form1, 20, SectorFaults.Subheader | SectorFaults.Ecc | SectorFaults.Edc)]
    [InlineData(SectorForm.Mode2Form1, 2075, SectorFaults.Edc | SectorFaults.Ecc)]
    [InlineData(SectorForm.Mode2Form2, 2347, SectorFaults.Edc)]
    [InlineData(SectorForm.Mode2, 2347, SectorFaults.None)]
    [InlineData(SectorForm.Mode0, 2000, SectorFaults.Zeros)]
    public void A_changed_byte_is_found(SectorForm form, int at, SectorFaults faults)
    {
        var sector = Make(form);
        sector[at] ^= 0x40;
        Assert.Equal(faults, Sector.Check(form, sector, new(12_345)));
    }

    [Fact]
    public void A_sector_from_elsewhere_and_one_of_no_mode_are_found()
    {
        var sector = Make(SectorForm.Mode1);
        Assert.Equal(SectorFaults.Address, Sector.Check(sector, new(12_346)));
        sector[15] = 7;
        Assert.Null(Sector.FormOf(sector));
        Assert.Equal(SectorFaults.Mode, Sector.Check(sector, new(12_345)));
    }

    [Fact]
    public void Form_2_may_leave_its_EDC_out()
    {
        var sector = Make(SectorForm.Mode2Form2);
        sector.AsSpan(2348).Clear();
        Assert.Equal(SectorFaults.None, Sector.Check(sector, new(12_345)));
    }

    [Fact]
    public void The_stream_of_the_scrambler_begins_as_ECMA_130_annex_B_and_every_drive_have_it()
    {
        var sector = new byte[2352];
        Scrambler.Apply(sector);
        Assert.All(sector[..12], value => Assert.Equal(0, value));
        Assert.Equal(Hex.Bytes("01 80 00 60 00 28 00 1E 80 08 60 06 A8 02 FE 81 80 60 60 28 28 1E 9E 88 68 66 AE AA FC 7F 01 E0"), sector[12..44]);
        Scrambler.Apply(sector);
        Assert.All(sector, value => Assert.Equal(0, value));
    }
}
