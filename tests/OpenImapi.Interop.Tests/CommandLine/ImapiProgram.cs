namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>The built imapi, run as a process like any other program, with virtual drives of its own.</summary>
internal sealed class ImapiProgram(string home)
{
    /// <summary>Runs imapi in the repository's root and fails the test unless it ends with exit code 0.</summary>
    public async Task<Verdict> RunAsync(params string[] words)
    {
        var verdict = await Judge.AskAsync(new Question("dotnet", [Path.Combine(AppContext.BaseDirectory, "imapi.dll"), .. words])
        {
            Folder = Repository.Root,
            Environment = new Dictionary<string, string> { ["OPENIMAPI_HOME"] = home },
        });
        return verdict.MustSucceed();
    }
}
