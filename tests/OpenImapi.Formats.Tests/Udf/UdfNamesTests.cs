using System.Text;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

public class UdfNamesTests
{
    private static (string Text, NameChanges Changes, int Length) Map(string name, bool isDirectory = false)
    {
        var identifier = new byte[UdfNames.MaximumLength];
        var mapped = UdfNames.Map(NameText.FromText(name), isDirectory, identifier);
        return (CompressedUnicode.ToText(identifier.AsSpan(0, mapped.Length)), mapped.Changes, mapped.Length);
    }

    [Theory]
    [InlineData("a.txt", 6)]
    [InlineData("Grüße", 6)]
    [InlineData("日本語", 7)]
    [InlineData("a:b*c?\\ ", 9)]
    [InlineData("😀", 5)]
    public void A_name_stands_as_it_was_given(string name, int length)
    {
        Assert.Equal((name, NameChanges.None, length), Map(name));
        Assert.True(UdfNames.IsValid(name));
    }

    [Fact]
    public void Up_to_254_narrow_or_127_wide_units_are_kept()
    {
        var narrow = new string('ü', 254);
        var wide = new string('語', 127);
        Assert.Equal((narrow, NameChanges.None, 255), Map(narrow));
        Assert.Equal((wide, NameChanges.None, 255), Map(wide));
        Assert.False(UdfNames.IsValid(narrow + "x"));
        Assert.False(UdfNames.IsValid(wide + "x"));
    }

    /// <remarks>The digits are the CRC-16 of the names' UTF-16 units, as Python's binascii.crc_hqx says.</remarks>
    [Fact]
    public void A_longer_name_is_cut_before_its_extension_and_marked_with_the_crc_of_the_whole()
    {
        Assert.Equal((new string('a', 245) + "#3C1D.txt", NameChanges.Length, 255), Map(new string('a', 300) + ".txt"));
        Assert.Equal((new string('語', 118) + "#7D03.txt", NameChanges.Length, 255), Map(new string('語', 200) + ".txt"));
    }

    [Fact]
    public void Characters_that_are_none_are_replaced()
    {
        Assert.Equal(("a_b", NameChanges.Character, 4), Map("a\uFEFFb"));
        Assert.Equal(("a_b", NameChanges.Character, 4), Map("a\uFFFEb"));
    }

    /// <remarks>Seed 1675.</remarks>
    [Fact]
    public void Every_name_becomes_one_that_is_valid_and_can_be_numbered()
    {
        var random = new Random(1675);
        Span<byte> identifier = stackalloc byte[UdfNames.MaximumLength];
        Span<byte> numbered = stackalloc byte[UdfNames.MaximumLength];
        for (var i = 0; i < 3000; i++)
        {
            var text = new StringBuilder();
            for (var units = random.Next(1, 320); units > 0; units--)
                text.Append(random.Next(12) switch
                {
                    0 => "😀",
                    1 => "語",
                    2 => ".",
                    _ => ((char)random.Next(0x20, 0xFF)).ToString(),
                });
            var isDirectory = random.Next(2) == 0;
            var length = UdfNames.Map(NameText.FromText(text.ToString()), isDirectory, identifier).Length;
            AssertValid(identifier[..length]);
            var number = random.Next();
            var again = UdfNames.Number(identifier[..length], isDirectory, number, numbered);
            AssertValid(numbered[..again]);
            Assert.Contains($"_{number}", CompressedUnicode.ToText(numbered[..again]));
        }
    }

    private static void AssertValid(ReadOnlySpan<byte> identifier)
    {
        Assert.Null(CompressedUnicode.FaultOf(identifier));
        var text = CompressedUnicode.ToText(identifier);
        Assert.True(UdfNames.IsValid(text), text);
        for (var i = 0; i < text.Length; i++)
            Assert.False(char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])), "a pair is cut in half");
    }

    /// <remarks>The digits are the CRC-16 of the names' UTF-16 units, as Python's binascii.crc_hqx says.</remarks>
    [Theory]
    [InlineData("plain.txt", TranslationRules.Windows, 255, "plain.txt")]
    [InlineData("a:b", TranslationRules.Posix, 255, "a:b")]
    [InlineData("a:*?b.txt", TranslationRules.Windows, 255, "a_b#8C60.txt")]
    [InlineData("end. .", TranslationRules.Windows, 255, "end#1A59")]
    [InlineData("a:b.longer", TranslationRules.Macintosh, 31, "a_b.longer#0458")]
    [InlineData("a/b", TranslationRules.Posix, 255, "a_b#559E")]
    [InlineData("0123456789012345678901234567890123456789.html", TranslationRules.Macintosh, 31, "012345678901234567890#3665.html")]
    public void A_system_is_shown_a_name_it_can_take(string name, TranslationRules rules, int maximum, string translated) =>
        Assert.Equal(translated, NameTranslation.Translate(name, rules, maximum));

    [Theory]
    [InlineData("../x", "03000000 05020000 0878")]
    [InlineData("/etc/passwd", "02000000 05040000 08657463 05070000 08706173737764")]
    [InlineData("./日", "04000000 05030000 1065E5")]
    [InlineData("/", "02000000")]
    // As Linux 6.1 records them.
    [InlineData("docs/one.txt", "05050000 08646F6373 05080000 086F6E652E747874")]
    [InlineData("../big.bin", "03000000 05080000 086269672E62696E")]
    public void A_link_is_a_path_of_components(string path, string content)
    {
        Assert.Equal(Convert.ToHexString(Hex.Bytes(content)), Convert.ToHexString(SymbolicLinkPath.Encode(Encoding.UTF8.GetBytes(path))));
        var faults = new FaultList();
        Assert.Equal(path, Encoding.UTF8.GetString(SymbolicLinkPath.Decode(Hex.Bytes(content), faults)));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_link_to_a_name_that_is_too_long_is_refused_in_words()
    {
        var refusal = Assert.Throws<DiscException>(() => SymbolicLinkPath.Encode(Encoding.UTF8.GetBytes("x/" + new string('a', 255))));
        Assert.Equal(UdfErrors.NameTooLong, refusal.Error);
    }

    [Theory]
    [InlineData("05 09 0000 08 61")]
    [InlineData("05")]
    [InlineData("07 00 0000")]
    public void A_link_that_is_not_right_is_a_fault(string content)
    {
        var faults = new FaultList();
        SymbolicLinkPath.Decode(Hex.Bytes(content), faults);
        Assert.NotEmpty(faults);
    }
}
