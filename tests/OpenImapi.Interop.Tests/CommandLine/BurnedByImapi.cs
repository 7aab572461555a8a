using System.Text.Json.Nodes;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>A disc that imapi burned twice, and the files that imapi exported of it after each time.</summary>
public sealed class BurnedByImapi : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public BurnedByImapi() => Imapi = new(folder["home"]);

    internal ImapiProgram Imapi { get; }

    /// <summary>What the first session holds.</summary>
    internal ExpectedTrees First { get; } = new();

    /// <summary>What the second one shows: the first one's files too.</summary>
    internal ExpectedTrees Merged { get; } = new();

    /// <summary>What the second session added.</summary>
    internal ExpectedTrees Added { get; } = new();

    /// <summary>What imapi said of the first burn.</summary>
    internal string Said { get; private set; } = "";

    /// <summary>The block at which the second session starts.</summary>
    internal long SecondStart { get; private set; }

    /// <summary>An image of the disc after the first burn.</summary>
    internal string One => folder["one.iso"];

    /// <summary>The same as raw sectors.</summary>
    internal string OneCue => folder["one.cue"];

    /// <summary>An image of the whole disc after the second burn.</summary>
    internal string All => folder["all.iso"];

    /// <summary>An image whose block 16 shows the last session.</summary>
    internal string Last => folder["last.iso"];

    public async ValueTask InitializeAsync()
    {
        folder.Write("second/notes.txt", "second session"u8);
        folder.Write("second/decisions/9999-later.md", "into a folder of the first session"u8);
        folder.Write("second/new/deep/picture.bin", [.. Enumerable.Range(0, 300_001).Select(i => (byte)(i * 7 + i / 251))]);
        var (docs, readme) = (Path.Combine(Repository.Root, "docs"), Path.Combine(Repository.Root, "README.md"));
        await (await First.AddAsync(docs)).AddAsync(readme);
        await Added.AddAsync(folder["second"]);
        await (await (await Merged.AddAsync(docs)).AddAsync(readme)).AddAsync(folder["second"]);

        // libcdio's programs take files by their Rock Ridge names where there are any, and the plain ones are to be judged here.
        Said = (await Imapi.RunAsync("burn", "docs", "README.md", "--no-rock-ridge")).Output;
        await Imapi.RunAsync("drive", "export", "default", "-o", One);
        await Imapi.RunAsync("drive", "export", "default", "-o", OneCue);
        var second = JsonNode.Parse((await Imapi.RunAsync("burn", folder["second"], "--json")).Lines[^1])!["discs"]![0]!;
        Assert.True((bool)second["verified"]! && (bool)second["appended"]!);
        SecondStart = (long)second["startBlock"]!;
        await Imapi.RunAsync("drive", "export", "default", "-o", All);
        await Imapi.RunAsync("drive", "export", "default", "--session", "last", "-o", Last);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
