namespace OpenImapi.Architecture.Tests;

/// <summary>Fails a test with every offender named.</summary>
internal static class Refuse
{
    public static void Any(IEnumerable<string?> offenders)
    {
        var lines = offenders.ToList();
        if (lines.Count > 0)
            Assert.Fail($"{lines.Count} found:\n  {string.Join("\n  ", lines)}");
    }
}
