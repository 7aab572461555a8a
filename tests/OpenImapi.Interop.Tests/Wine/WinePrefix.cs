namespace OpenImapi.Interop.Tests.Wine;

/// <summary>A Windows of its own under Wine, with .NET in it and the library registered for every user; made once in a run of the tests.</summary>
public sealed class WinePrefix : IAsyncDisposable
{
    private static readonly TimeSpan SetUpLimit = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan ProgramLimit = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task> ready;
    private int runs;

    public WinePrefix() => ready = new(SetUpAsync);

    /// <summary>The folder of the library, as built for Windows.</summary>
    internal string Library { get; private set; } = "";

    private string Client => folder["client.exe"];

    private string Runtime { get; set; } = "";

    /// <summary>How a program under Wine names a file of this system.</summary>
    internal static string NameOf(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>Runs a program for Windows. Where Wine is not installed, the test is skipped, or fails under <c>CI=true</c>.</summary>
    internal async Task<Verdict> AskAsync(string program, IEnumerable<string> words, string? home = null, string? current = null)
    {
        await ready.Value;
        return await RunAsync(program, words, home, current);
    }

    /// <summary>Runs one scenario of the client and fails the test unless everything was as it should be.</summary>
    internal async Task<Verdict> PlayAsync(string home, string scenario, string apartment)
    {
        await ready.Value;
        return (await RunAsync(Client, [scenario, apartment], home)).MustSucceed();
    }

    /// <summary>Runs imapi as on Windows, in the repository's root.</summary>
    internal async Task<Verdict> ImapiAsync(string home, params string[] words)
    {
        await ready.Value;
        return await RunAsync(Path.Combine(Runtime, "dotnet.exe"), [NameOf(Path.Combine(AppContext.BaseDirectory, "imapi.dll")), .. words], home, Repository.Root);
    }

    /// <summary>Registers the library, or removes that again.</summary>
    internal async Task RegisterAsync(params string[] options)
    {
        await ready.Value;
        await RegisterNowAsync(options);
    }

    /// <summary>What stands in the registry below a key, line by line; nothing where there is no such key.</summary>
    internal async Task<IReadOnlyList<string>> RegistryAsync(string key)
    {
        await ready.Value;
        var verdict = await RunAsync("reg", ["query", key, "/s"]);
        return verdict.ExitCode == 0 ? [.. verdict.Lines.Select(line => line.Trim()).Where(line => line.Length > 0)] : [];
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder["prefix"]))
        {
            await Judge.AskAsync(new Question("wineserver", ["-k"]) { Environment = Environment() });
            await Judge.AskAsync(new Question("wineserver", ["-w"]) { Environment = Environment() });
        }

        folder.Dispose();
    }

    private async Task SetUpAsync()
    {
        Judge.Find("wine");
        Judge.Find("wineserver");
        Judge.Find("x86_64-w64-mingw32-g++");
        folder.Folder("prefix");
        await Task.WhenAll(RunAsync("wineboot", ["-i"]), CompileClientAsync());
        AddSurrogate();
        Runtime = (await Judge.AskAsync(new Question(Path.Combine(Repository.Root, "eng", "wine-runtime"), []) { TimeLimit = SetUpLimit })).MustSucceed().Lines[^1];
        Library = await BuiltLibrary.FolderAsync("windows");
        // Wine's COM does not look for classes of the user alone.
        await RegisterNowAsync("/n", "/i:machine");
    }

    /// <summary>Wine starts the surrogate process in the place of 32-bit programs, where a prefix for 64 bits alone has none.</summary>
    private void AddSurrogate()
    {
        var place = folder[Path.Combine("prefix", "drive_c", "windows", "syswow64", "dllhost.exe")];
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        if (!File.Exists(place))
            File.Copy(folder[Path.Combine("prefix", "drive_c", "windows", "system32", "dllhost.exe")], place);
    }

    private Task<Verdict> CompileClientAsync() => Judge.RunAsync("x86_64-w64-mingw32-g++",
    [
        "-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-pedantic", "-static", "-I", Path.Combine(Repository.Root, "include"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "OpenImapi.Interop.Tests", "Wine", "client"), "*.cpp"),
        "-o", Client, "-lole32", "-loleaut32", "-luuid",
    ]);

    private async Task RegisterNowAsync(params string[] options) =>
        (await RunAsync("regsvr32", ["/s", .. options, NameOf(Path.Combine(Library, "libopenimapi.dll"))])).MustSucceed();

    /// <summary>The first program starts services that outlive it and would keep its pipes open, so output goes to files.</summary>
    private async Task<Verdict> RunAsync(string program, IEnumerable<string> words, string? home = null, string? current = null)
    {
        var number = Interlocked.Increment(ref runs);
        var (output, errors) = (folder[$"{number}.out"], folder[$"{number}.err"]);
        var environment = Environment();
        environment["OPENIMAPI_HOME"] = NameOf(home ?? folder.Path);
        var verdict = await Judge.AskAsync(new Question("sh", ["-c", """exec wine "$@" > "$OUTPUT" 2> "$ERRORS" """, "wine", program, .. words])
        {
            Folder = current ?? folder.Path,
            TimeLimit = ProgramLimit,
            Environment = new Dictionary<string, string>(environment) { ["OUTPUT"] = output, ["ERRORS"] = errors },
        });
        return verdict with { OutputBytes = await File.ReadAllBytesAsync(output), ErrorBytes = await File.ReadAllBytesAsync(errors) };
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["WINEPREFIX"] = folder["prefix"],
        ["WINEDEBUG"] = "-all",
        ["DISPLAY"] = "",
        ["DOTNET_ROOT"] = NameOf(Runtime),
        // This one wins over the other, and the program that runs the tests sets it.
        ["DOTNET_ROOT_X64"] = NameOf(Runtime),
        // .NET maps the memory of compiled code twice, once to write and once to run it; under Wine it falls over that.
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };
}

/// <summary>The tests that share the prefix.</summary>
[CollectionDefinition(Name)]
public sealed class WineCollection : ICollectionFixture<WinePrefix>
{
    public const string Name = "Wine";
}
