using System.Text;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>In which encoding a sheet is read.</summary>
public class SheetTextTests
{
    static SheetTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Read(byte[] bytes, SheetEncoding encoding = SheetEncoding.Detect)
    {
        var faults = new SheetFaults("a.cue");
        var text = SheetText.Decode(bytes, faults, encoding);
        Assert.Empty(faults);
        return text;
    }

    [Theory]
    [InlineData("Sigur Rós – Ágætis byrjun")]
    [InlineData("Motörhead")]
    [InlineData("It’s “Béla” Fleck… – naïve Café señor")]
    [InlineData("ÄÖÜ Straße")]
    [InlineData("Cœur de pirate, Noël")]
    public void A_western_text_is_read_from_UTF_8_and_from_code_page_1252(string text)
    {
        Assert.Equal(text, Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Read(Encoding.GetEncoding(1252).GetBytes(text)));
    }

    [Theory]
    [InlineData("宇多田ヒカル")]
    [InlineData("TITLE \"桜の花\"")]
    [InlineData("椎名林檎 - 勝訴ストリップ (CD)")]
    [InlineData("ﾎﾜｲﾄｱﾙﾊﾞﾑ")]
    public void A_Japanese_text_is_read_from_UTF_8_and_from_Shift_JIS(string text)
    {
        Assert.Equal(text, Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Read(Encoding.GetEncoding(932).GetBytes(text)));
    }

    [Theory]
    [InlineData("EF BB BF 41", "A")]
    [InlineData("FF FE 41 00 E9 00", "Aé")]
    [InlineData("FE FF 00 41 00 E9", "Aé")]
    public void A_byte_order_mark_is_believed_and_left_out(string bytes, string text)
    {
        Assert.Equal(text, Read(Hex.Bytes(bytes)));
        Assert.Equal(text, Read(Hex.Bytes(bytes), SheetEncoding.ShiftJis));
    }

    [Fact]
    public void The_caller_may_know_better()
    {
        var bytes = Hex.Bytes("8D F7");
        Assert.Equal("桜", Read(bytes, SheetEncoding.ShiftJis));
        Assert.Equal("\u008D÷", Read(bytes, SheetEncoding.Windows1252));
    }

    [Fact]
    public void Bytes_that_no_character_has_are_told()
    {
        var faults = new SheetFaults("a.cue");
        SheetText.Decode(Hex.Bytes("41 0A FF 41"), faults, SheetEncoding.Utf8);
        Assert.Equal("line 2: A character is not valid in the encoding Utf8.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused() =>
        Assert.Contains("line 2: A zero character", Assert.Throws<DiscException>(() => Read([65, 10, 0, 65])).Message, StringComparison.Ordinal);
}
