namespace OpenImapi.Formats.Tests.Primitives;

public class NameTextTests
{
    [Theory]
    [InlineData("plain.txt")]
    [InlineData("näme 日本語 \U0001F4BF")]
    [InlineData("half \uD83D pair")]
    [InlineData("\uDCBF\uD83D")]
    public void A_system_name_comes_back_as_it_was(string name) => Assert.Equal(name, NameText.ToSystemName(NameText.FromText(name)));

    [Fact]
    public void A_half_pair_is_shown_as_an_underline() => Assert.Equal("half _ pair", NameText.ToText(NameText.FromText("half \uD83D pair")));

    [Theory]
    [InlineData("41 E9 42", "AéB")]
    [InlineData("41 80 42", "A_B")]
    [InlineData("C3 28", "Ã(")]
    [InlineData("F0 9F 92", "ð__")]
    [InlineData("C3 A9 E9", "éé")]
    public void Bytes_that_are_not_UTF_8_are_shown_as_Latin_1(string hex, string text) => Assert.Equal(text, NameText.ToText(Hex.Bytes(hex)));
}
