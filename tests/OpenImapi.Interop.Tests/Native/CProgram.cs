namespace OpenImapi.Interop.Tests;

/// <summary>A program in C or C++ that is linked with the native library and run beside it.</summary>
internal sealed class CProgram : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private CProgram()
    {
    }

    private string Executable => System.IO.Path.Combine(folder.Path, "program");

    /// <summary>Compiles without a warning, with what the library's own .pc file tells.</summary>
    /// <param name="kind"><c>host</c> or <c>aot</c>.</param>
    /// <param name="source">A file of this folder.</param>
    /// <param name="flags">For the compiler.</param>
    public static async Task<CProgram> CompileAsync(string kind, string source, params string[] flags)
    {
        var library = await BuiltLibrary.FolderAsync(kind);
        var words = (await Judge.AskAsync(new Question("pkg-config", ["--cflags", "--libs", "openimapi"])
        {
            Environment = new Dictionary<string, string> { ["PKG_CONFIG_PATH"] = library },
        })).MustSucceed().Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var program = new CProgram();
        var path = System.IO.Path.Combine(Repository.Root, "tests", "OpenImapi.Interop.Tests", "Native", source);
        await Judge.RunAsync(source.EndsWith(".cpp", StringComparison.Ordinal) ? "g++" : "gcc",
            [.. flags, "-Wall", "-Wextra", "-Werror", "-O1", path, "-o", program.Executable, .. words, "-lpthread", "-ldl"]);
        return program;
    }

    /// <summary>Runs it in a folder of its own, with virtual drives of its own.</summary>
    public Task<Verdict> RunAsync(string word = "", params (string Name, string Value)[] environment) => Judge.AskAsync(new Question(Executable, [word])
    {
        Folder = folder.Path,
        Environment = new Dictionary<string, string>(environment.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))) { ["OPENIMAPI_HOME"] = folder.Path },
    });

    public void Dispose() => folder.Dispose();
}
