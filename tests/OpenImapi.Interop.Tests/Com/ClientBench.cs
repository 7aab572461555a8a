using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Com;

/// <summary>A home with virtual drives, in which programs burn through the native library, and the discs as files for the judges.</summary>
/// <param name="kind">The build of the library: <c>host</c> or <c>aot</c>.</param>
internal sealed class ClientBench(string kind) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>A path in a folder of the bench's own.</summary>
    public string this[string name] => folder[name];

    public TemporaryFolder Folder => folder;

    public string Kind => kind;

    private ImapiProgram Imapi => new(folder["home"]);

    /// <summary>Where a drive lies.</summary>
    public string PathOf(string drive) => folder[$"home/drives/{drive}"];

    public Task InsertAsync(string drive, string medium) => Imapi.RunAsync("drive", "create", medium, "--name", drive);

    /// <summary>Runs a program on the drives of this home.</summary>
    public Task<Verdict> AskAsync(string program, params string[] words) => Judge.AskAsync(new Question(program, words)
    {
        Folder = folder.Path,
        Environment = new Dictionary<string, string> { ["OPENIMAPI_HOME"] = folder["home"] },
    });

    /// <summary>The same, and fails the test unless it ends with exit code 0.</summary>
    public async Task<Verdict> RunAsync(string program, params string[] words) => (await AskAsync(program, words)).MustSucceed();

    /// <summary>What imapi says of the disc in a drive.</summary>
    public async Task<string> DiscAsync(string drive) => (await Imapi.RunAsync("media", "--drive", $"virtual:{drive}")).Output;

    /// <summary>Closes the tray again.</summary>
    public Task LoadAsync(string drive) => Imapi.RunAsync("load", "--drive", $"virtual:{drive}");

    /// <summary>Writes the disc in a drive to a file and returns its path.</summary>
    public async Task<string> ExportAsync(string drive, string name, params string[] options)
    {
        await Imapi.RunAsync(["drive", "export", drive, .. options, "-o", folder[name]]);
        return folder[name];
    }

    public void Dispose() => folder.Dispose();
}
