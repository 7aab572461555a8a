using OpenImapi.Formats;

namespace OpenImapi.Com.Tests;

/// <summary>What the object model throws comes out as the HRESULT that COM knows.</summary>
public class ResultTests
{
    [Fact]
    public void An_error_of_IMAPI_keeps_its_code() => Assert.Equal(unchecked((int)0x8004020B), Result.Of(new DiscException(ImapiErrors.NotOpened)));

    [Fact]
    public void A_cancelled_call_is_USERABORT() => Assert.Equal(unchecked((int)0x8004020D), Result.Of(new OperationCanceledException()));

    [Fact]
    public void Wrong_arguments_are_E_INVALIDARG_and_missing_ones_E_POINTER()
    {
        Assert.Equal(unchecked((int)0x80070057), Result.Of(Caught(() => RequireText(""))));
        Assert.Equal(unchecked((int)0x80070057), Result.Of(Caught(() => RequireCount(-1))));
        Assert.Equal(unchecked((int)0x80004003), Result.Of(Caught(() => RequireText(null))));
    }

    [Fact]
    public void What_a_client_s_storage_answers_is_passed_on()
    {
        var fault = Assert.Throws<StorageException>(() => Result.Check(unchecked((int)0x80030005)));
        Assert.Equal(unchecked((int)0x80030005), Result.Of(fault));
        Result.Check(1);
    }

    [Fact]
    public void Anything_else_is_IMAPI_E_GENERIC() => Assert.Equal(unchecked((int)0x8004020E), Result.Of(new InvalidOperationException()));

    private static ArgumentException Caught(Action work) => Assert.ThrowsAny<ArgumentException>(work);

    private static void RequireText(string? text) => ArgumentException.ThrowIfNullOrEmpty(text);

    private static void RequireCount(int count) => ArgumentOutOfRangeException.ThrowIfNegative(count);
}
