namespace OpenImapi.Formats.Tests.Primitives;

public class ByteStringTests
{
    [Fact]
    public void Byte_strings_are_equal_by_content()
    {
        ByteString one = "ABC"u8, other = ByteString.Ascii("ABC");
        Assert.True(one == other && one.Equals((object)other) && !(one != other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, ByteString.Ascii("ABD"));
        Assert.Equal(ByteString.Empty, default);
    }

    [Fact]
    public void Byte_strings_are_ordered_byte_by_byte_and_the_shorter_first()
    {
        ByteString[] ordered = [default, ByteString.Ascii("A"), ByteString.Ascii("AA"), ByteString.Ascii("B"), new(new byte[] { 0xFF })];
        for (var i = 1; i < ordered.Length; i++)
            Assert.True(ordered[i - 1] < ordered[i] && ordered[i] > ordered[i - 1] && ordered[i - 1] <= ordered[i] && ordered[i] >= ordered[i - 1]);
    }

    [Fact]
    public void A_copy_of_a_span_does_not_change_with_it()
    {
        var bytes = "ABC"u8.ToArray();
        ByteString copied = bytes.AsSpan();
        bytes[0] = 0;
        Assert.Equal("ABC", copied.ToString());
    }

    [Fact]
    public void Text_beyond_ascii_is_an_error_and_bytes_beyond_it_are_shown_as_latin_1()
    {
        Assert.Throws<ArgumentException>(() => ByteString.Ascii("é"));
        Assert.Equal("é", new ByteString(new byte[] { 0xE9 }).ToString());
    }
}
