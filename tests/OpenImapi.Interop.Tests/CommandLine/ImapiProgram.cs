namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>The built imapi, run as a process like any other program, with virtual drives of its own.</summary>
internal sealed class ImapiProgram(string home)
{
    /// <summary>What else stands in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs imapi in the repository's root and fails the test unless it ends with exit code 0.</summary>
    public async Task<Verdict> RunAsync(params string[] words) => (await AskAsync(words)).MustSucceed();

    /// <summary>Runs imapi in the repository's root and returns how it ended, whatever its exit code.</summary>
    public async Task<Verdict> AskAsync(params string[] words) => await Judge.AskAsync(new Question("dotnet", [await BuiltImapi.PathAsync(), .. words])
    {
        Folder = Repository.Root,
        Environment = new Dictionary<string, string>(Environment) { ["OPENIMAPI_HOME"] = home },
    });
}
