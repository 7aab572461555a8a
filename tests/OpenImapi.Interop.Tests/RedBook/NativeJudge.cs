using System.Runtime.InteropServices;

namespace OpenImapi.Interop.Tests.RedBook;

/// <summary>Libraries that are not ours and judge what we make.</summary>
internal static class NativeJudge
{
    /// <summary>Where the library is not installed, the test is skipped, or fails under <c>CI=true</c>.</summary>
    public static void Require(string library)
    {
        if (NativeLibrary.TryLoad(library, out _))
            return;
        var reason = $"The outside judge {library} is not installed.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
