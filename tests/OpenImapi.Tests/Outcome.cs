using OpenImapi.Formats;

namespace OpenImapi.Tests;

/// <summary>What a call answered: its result, or the symbol of its error without the prefix.</summary>
internal static class Outcome
{
    public static async Task<string> OfAsync(Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (DiscException fault)
        {
            Assert.Equal(fault.Error.HResult, fault.HResult);
            return fault.Error.Symbol.Replace("IMAPI_E_", "", StringComparison.Ordinal);
        }
        catch (ArgumentException fault) when (fault.HResult == unchecked((int)0x80070057))
        {
            return "E_INVALIDARG";
        }
    }

    /// <summary>Runs a call that must fail with this symbol, and returns the error.</summary>
    public static async Task<DiscException> FailsAsync(string symbol, Func<Task> call)
    {
        var fault = await Assert.ThrowsAnyAsync<DiscException>(call);
        Assert.Equal(symbol, fault.Error.Symbol);
        return fault;
    }
}
