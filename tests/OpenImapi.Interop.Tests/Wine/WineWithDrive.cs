namespace OpenImapi.Interop.Tests.Wine;

/// <summary>A Windows of its own under Wine that has an optical drive D:, whose commands come to a socket here.</summary>
internal sealed class WineWithDrive : IAsyncDisposable
{
    private static readonly TimeSpan SetUpLimit = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan ProgramLimit = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private string runtime = "";
    private int runs;

    /// <summary>Where the commands come to.</summary>
    public string Socket => folder["socket"];

    /// <summary>Makes it. Where a program for it is missing, the test is skipped, or fails under <c>CI=true</c>.</summary>
    public static async Task<WineWithDrive> StartAsync()
    {
        foreach (var tool in (string[])["wine", "wineserver", "gcc", "x86_64-w64-mingw32-gcc"])
            Judge.Find(tool);
        var wine = new WineWithDrive();
        await wine.SetUpAsync();
        return wine;
    }

    /// <summary>Runs imapi as on Windows.</summary>
    public Task<Verdict> ImapiAsync(params string[] words) =>
        RunAsync(Path.Combine(runtime, "dotnet.exe"), [WinePrefix.NameOf(Path.Combine(AppContext.BaseDirectory, "imapi.dll")), .. words]);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        folder.Dispose();
    }

    private async Task SetUpAsync()
    {
        folder.Folder("prefix");
        folder.Folder("disc");
        folder.Write("drive", "stands for the drive"u8);
        await RunAsync("wineboot", ["-i"]);
        (await RunAsync("reg", ["add", @"HKLM\Software\Wine\Drives", "/v", "d:", "/d", "cdrom", "/f"])).MustSucceed();
        await EndAsync(); // What kinds its drives are, Wine looks up when it starts.
        File.CreateSymbolicLink(folder["prefix/dosdevices/d:"], folder["disc"]);
        File.CreateSymbolicLink(folder["prefix/dosdevices/d::"], folder["drive"]);
        await Judge.RunAsync("gcc", "-std=c11", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", folder["sgio.so"],
            Path.Combine(Repository.Root, "tests", "OpenImapi.Interop.Tests", "Wine", "drive", "sgio.c"), "-ldl");
        runtime = (await Judge.AskAsync(new Question(Path.Combine(Repository.Root, "eng", "wine-runtime"), []) { TimeLimit = SetUpLimit })).MustSucceed().Lines[^1];
    }

    private async Task EndAsync()
    {
        await Judge.AskAsync(new Question("wineserver", ["-k"]) { Environment = Environment() });
        await Judge.AskAsync(new Question("wineserver", ["-w"]) { Environment = Environment() });
    }

    /// <summary>The first program starts services that outlive it and would keep its pipes open, so output goes to files.</summary>
    private async Task<Verdict> RunAsync(string program, IEnumerable<string> words)
    {
        var number = Interlocked.Increment(ref runs);
        var (output, errors) = (folder[$"{number}.out"], folder[$"{number}.err"]);
        var environment = Environment();
        (environment["OUTPUT"], environment["ERRORS"], environment["DRIVE"]) = (output, errors, folder["sgio.so"]);
        var verdict = await Judge.AskAsync(new Question("sh", ["-c", """[ ! -e "$DRIVE" ] || export LD_PRELOAD="$DRIVE"; exec wine "$@" > "$OUTPUT" 2> "$ERRORS" """, "wine", program, .. words])
        {
            Folder = folder.Path,
            TimeLimit = ProgramLimit,
            Environment = environment,
        });
        return verdict with { OutputBytes = await File.ReadAllBytesAsync(output), ErrorBytes = await File.ReadAllBytesAsync(errors) };
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["WINEPREFIX"] = folder["prefix"],
        ["WINEDEBUG"] = "-all",
        ["DISPLAY"] = "",
        ["DOTNET_ROOT"] = WinePrefix.NameOf(runtime),
        ["DOTNET_ROOT_X64"] = WinePrefix.NameOf(runtime),
        ["DOTNET_EnableWriteXorExecute"] = "0", // .NET maps the memory of compiled code twice; under Wine it falls over that.
        ["OPENIMAPI_HOME"] = WinePrefix.NameOf(folder["home"]),
        ["OPENIMAPI_SGIO_FILE"] = folder["drive"],
        ["OPENIMAPI_SGIO_SOCKET"] = Socket,
    };
}
