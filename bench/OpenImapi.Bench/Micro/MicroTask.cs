namespace OpenImapi.Bench;

/// <summary>One thing that is hot, done over and over.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">What it makes: bytes, or something that is counted, such as "name".</param>
/// <param name="Amount">How much of that one call makes.</param>
/// <param name="Run">One call.</param>
internal sealed record MicroTask(string Name, string Unit, long Amount, Action Run)
{
    public const string Bytes = "byte";

    public bool IsOfBytes => Unit == Bytes;
}
