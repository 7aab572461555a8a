using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

/// <summary>OSTA UDF, 2.1.1 and 2.1.3, with bytes laid out by hand.</summary>
public class CompressedUnicodeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("A", "08 41")]
    [InlineData("Grüße", "08 47 72 FC DF 65")]
    [InlineData("\u0100", "10 01 00")]
    [InlineData("A日", "10 00 41 65 E5")]
    [InlineData("😀", "10 D8 3D DE 00")]
    public void A_text_takes_its_shortest_form(string text, string bytes)
    {
        var compressed = CompressedUnicode.Of(text);
        Assert.Equal(Convert.ToHexString(Hex.Bytes(bytes)), Convert.ToHexString(compressed));
        Assert.Equal(text, CompressedUnicode.ToText(compressed));
        Assert.Equal(compressed.Length, CompressedUnicode.LengthOf(text));
        Assert.Null(CompressedUnicode.FaultOf(compressed));
    }

    [Theory]
    [InlineData("10 00 41", "A")]
    [InlineData("FE 00 00 00 30", "")]
    [InlineData("FF 00 00 00 00 00 00 00 30", "")]
    public void Other_forms_of_a_text_are_read_too(string bytes, string text)
    {
        Assert.Equal(text, CompressedUnicode.ToText(Hex.Bytes(bytes)));
        Assert.Null(CompressedUnicode.FaultOf(Hex.Bytes(bytes)));
    }

    [Theory]
    [InlineData("08", "a compression ID stands without text (UDF 2.1.3)")]
    [InlineData("00 41", "0 is no compression ID (UDF 2.1.1)")]
    [InlineData("11 41", "17 is no compression ID (UDF 2.1.1)")]
    [InlineData("10 00 41 00", "the text ends in the middle of a 16-bit unit (UDF 2.1.1)")]
    [InlineData("10 00 41 FE FF", "U+FEFF and U+FFFE are no characters (UDF 2.1.1)")]
    [InlineData("10 FF FE", "U+FEFF and U+FFFE are no characters (UDF 2.1.1)")]
    public void What_breaks_the_rules_is_named(string bytes, string rule)
    {
        Assert.Equal(rule, CompressedUnicode.FaultOf(Hex.Bytes(bytes)));
        CompressedUnicode.ToText(Hex.Bytes(bytes));
    }

    [Fact]
    public void A_field_tells_in_its_last_byte_how_much_of_it_is_used()
    {
        var bytes = Hex.Bytes("08 41 42 00 00 00 00 03");
        var faults = new FaultList();
        var reader = new FieldReader(bytes, faults);
        var text = reader.DString("text", default, 8);
        Assert.Equal("AB", CompressedUnicode.ToText(text));
        Assert.Empty(faults);
        var written = new byte[8];
        var writer = new FieldWriter(written);
        writer.DString("text", text, 8);
        Assert.Equal(bytes, written);
        var notes = new List<FieldNote>();
        var explainer = new FieldExplainer(bytes, notes);
        explainer.DString("text", default, 8);
        Assert.Equal([new(0, 8, "text", "AB")], notes);
    }

    [Theory]
    [InlineData("08 41 00 01 00 00 00 02", "the bytes after 2 of text are not zero")]
    [InlineData("08 41 00 00 00 00 00 08", "8 bytes of text do not fit into a field of 8")]
    [InlineData("41 41 00 00 00 00 00 02", "65 is no compression ID (UDF 2.1.1)")]
    [InlineData("08 41 00 00", "the structure ends before this field does")]
    public void A_field_that_is_not_right_is_a_fault(string bytes, string rule)
    {
        var faults = new FaultList();
        var reader = new FieldReader(Hex.Bytes(bytes), faults);
        reader.DString("text", default, 8);
        Assert.Equal(rule, faults[0].Rule);
        Assert.Equal(8, reader.Position);
    }
}
