using System.Text.Json.Nodes;
using OpenImapi.Transports;
using OpenImapi.Transports.Linux;

namespace OpenImapi.Cli.Tests;

/// <summary>A place to work at: a folder of its own, in it the virtual drives and discs, and imapi, run in this process.</summary>
internal sealed class Desk : IDisposable
{
    private readonly Dictionary<string, string> environment = [];

    public Desk()
    {
        Folder = Directory.CreateTempSubdirectory("imapi-cli-").FullName;
        environment["OPENIMAPI_HOME"] = Path.Combine(Folder, "home");
    }

    public string Folder { get; }

    /// <summary>Where the virtual drives live.</summary>
    public string Home => environment["OPENIMAPI_HOME"];

    /// <summary>The optical drives of the computer; none where the test has none.</summary>
    public ILocalDrives? LocalDrives { get; set; }

    /// <summary>Where Linux shows its devices; nothing where the test has none.</summary>
    public LinuxSystem? Linux { get; set; }

    /// <summary>What keeps the computer awake.</summary>
    public ISleepInhibitor? Sleep { get; set; }

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    public Desk With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    /// <summary>Writes a file of text, with the folders on the way.</summary>
    public string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, with the folders on the way, of a fixed date.</summary>
    public string File(string name, byte[] bytes)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        System.IO.File.SetLastWriteTimeUtc(path, new(2024, 2, 29, 12, 30, 40, DateTimeKind.Utc));
        return path;
    }

    /// <summary>Bytes that do not repeat, the same each time.</summary>
    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Runs imapi.</summary>
    public Task<Ran> RunAsync(params string[] words) => RunAsync(new TestConsole(), default, words);

    public async Task<Ran> RunAsync(TestConsole console, CancellationToken cancellation, params string[] words)
    {
        var surroundings = new Surroundings(console, environment.GetValueOrDefault, TimeProvider.System) { LocalDrives = LocalDrives, Sleep = Sleep, Linux = Linux };
        var code = await CommandLine.RunAsync(words, surroundings, cancellation);
        return new((ExitCode)code, console.OutText, console.ErrorText, console.OutBytes);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run of imapi left.</summary>
internal sealed record Ran(ExitCode Code, string Out, string Error, byte[] Bytes)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one JSON document that a query prints.</summary>
    public JsonNode Document => JsonNode.Parse(Out)!;

    /// <summary>The JSON lines that an operation prints.</summary>
    public IReadOnlyList<JsonNode> Events => [.. Lines.Select(line => JsonNode.Parse(line)!)];

    /// <summary>The last of them.</summary>
    public JsonNode Last => Events[^1];

    public Ran Succeeded()
    {
        Assert.True(Code == ExitCode.Success, $"{Code}\n{Out}\n{Error}");
        return this;
    }
}
