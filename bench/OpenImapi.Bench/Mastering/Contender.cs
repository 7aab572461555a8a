namespace OpenImapi.Bench;

/// <summary>A program that takes part.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Command">The words of its command for a folder and an output that is not there yet.</param>
internal sealed record Contender(string Name, Func<string, string, IReadOnlyList<string>> Command);
