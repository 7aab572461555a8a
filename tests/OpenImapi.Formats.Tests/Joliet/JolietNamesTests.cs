using OpenImapi.Formats.Joliet;

namespace OpenImapi.Formats.Tests.Joliet;

/// <summary>Joliet Specification, Allowed Character Set and Sort Ordering.</summary>
public class JolietNamesTests
{
    private static readonly string Sixty = new('x', 60);

    public static TheoryData<string, string, NameChanges> Files => new()
    {
        { "Hello World.txt", "Hello World.txt", NameChanges.None },
        { "a*b/c:d;e?f\\g", "a_b_c_d_e_f_g", NameChanges.Character },
        { "tab\tnew\nline\u0001", "tab_new_line_", NameChanges.Character },
        { "日本語.txt", "日本語.txt", NameChanges.None },
        { "\U0001F4BF.iso", "\U0001F4BF.iso", NameChanges.None },
        { "ends with dot.", "ends with dot.", NameChanges.None },
        { Sixty + ".txt", Sixty + ".txt", NameChanges.None },
        { Sixty + "y.txt", Sixty + ".txt", NameChanges.Length },
        { new string('x', 59) + "\U0001F4BF.txt", new string('x', 59) + ".txt", NameChanges.Length },
        { new string('x', 58) + "\U0001F4BFy.txt", new string('x', 58) + "\U0001F4BF.txt", NameChanges.Length },
        { Sixty + ".an extension that is none", Sixty + ".an ", NameChanges.Length },
        { new string('.', 70), new string('.', 64), NameChanges.Length },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_name_takes_the_form_of_Joliet(string name, string expected, NameChanges changes)
    {
        Span<byte> bytes = stackalloc byte[JolietNames.MaximumLength];
        var mapped = JolietNames.Map(NameText.FromText(name), isDirectory: false, bytes);
        Assert.Equal((expected, changes), (JolietNames.ToText(bytes[..mapped.Length]), mapped.Changes));
    }

    [Fact]
    public void Units_are_written_most_significant_byte_first()
    {
        Span<byte> bytes = stackalloc byte[JolietNames.MaximumLength];
        var mapped = JolietNames.Map("A語"u8, isDirectory: false, bytes);
        Assert.Equal("00418A9E", Convert.ToHexString(bytes[..mapped.Length]));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_taken_for_Latin_1()
    {
        Span<byte> bytes = stackalloc byte[JolietNames.MaximumLength];
        var mapped = JolietNames.Map([(byte)'c', (byte)'a', (byte)'f', 0xE9, 0x80, (byte)'.'], isDirectory: false, bytes);
        Assert.Equal(("café_.", NameChanges.Encoding), (JolietNames.ToText(bytes[..mapped.Length]), mapped.Changes));
    }

    [Theory]
    [InlineData("a.txt", false, 1, "a_1.txt")]
    [InlineData("folder.d", true, 22, "folder.d_22")]
    public void A_number_goes_to_the_end_of_the_name(string name, bool isDirectory, int number, string expected)
    {
        Span<byte> identifier = stackalloc byte[JolietNames.MaximumLength];
        identifier = identifier[..JolietNames.Map(NameText.FromText(name), isDirectory, identifier).Length];
        Span<byte> numbered = stackalloc byte[JolietNames.MaximumLength];
        Assert.Equal(expected, JolietNames.ToText(numbered[..JolietNames.Number(identifier, isDirectory, number, numbered)]));
    }

    [Fact]
    public void A_number_does_not_cut_a_surrogate_pair()
    {
        var name = string.Concat(Enumerable.Repeat("\U0001F4BF", 32));
        Span<byte> identifier = stackalloc byte[JolietNames.MaximumLength];
        identifier = identifier[..JolietNames.Map(NameText.FromText(name), isDirectory: false, identifier).Length];
        Span<byte> numbered = stackalloc byte[JolietNames.MaximumLength];
        Assert.Equal(name[..60] + "_10", JolietNames.ToText(numbered[..JolietNames.Number(identifier, isDirectory: false, 10, numbered)]));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("a", "a.txt")]
    [InlineData("a.txt", "a b.txt")]
    [InlineData("a.b", "a-b")]
    [InlineData("a.b", "a.bc")]
    [InlineData("B", "a")]
    public void Records_stand_by_name_and_then_by_extension(string first, string second)
    {
        static byte[] Units(string text) => System.Text.Encoding.BigEndianUnicode.GetBytes(text);
        Assert.True(JolietNames.Compare(Units(first), false, Units(second), false) < 0);
        Assert.True(JolietNames.Compare(Units(second), false, Units(first), false) > 0);
        Assert.Equal(0, JolietNames.Compare(Units(first), false, Units(first), false));
    }

    /// <summary>Seed 1995.</summary>
    [Fact]
    public void Whatever_the_name_its_identifier_is_allowed_and_has_whole_pairs()
    {
        var random = new Random(1995);
        Span<byte> identifier = stackalloc byte[JolietNames.MaximumLength];
        for (var round = 0; round < 20_000; round++)
        {
            var name = new byte[random.Next(1, 300)];
            random.NextBytes(name);
            if (round % 2 == 0)
                name = NameText.FromText(string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => char.ConvertFromUtf32(random.Next(0x1F000, 0x20000)))));
            var text = JolietNames.ToText(identifier[..JolietNames.Map(name, random.Next(2) == 0, identifier).Length]);
            Assert.True(JolietNames.IsValid(text), text);
            for (var i = 0; i < text.Length; i++)
                Assert.Equal(char.IsHighSurrogate(text[i]), i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]));
        }
    }
}
