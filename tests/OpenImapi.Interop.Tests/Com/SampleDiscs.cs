using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Com;

/// <summary>Discs that samples/C burned through one build of the library: two sessions of data, and music.</summary>
public abstract class SampleDiscs : IAsyncLifetime
{
    private readonly ClientBench bench;

    protected SampleDiscs(string kind) => bench = new(kind);

    internal TemporaryFolder Folder => bench.Folder;

    /// <summary>What the first session holds.</summary>
    internal ExpectedTrees First { get; } = new();

    /// <summary>What the second one shows: the first one's files too.</summary>
    internal ExpectedTrees Merged { get; } = new();

    internal SoundDisc Sound { get; private set; } = null!;

    /// <summary>What the program said while it burned the first session.</summary>
    internal Verdict Said { get; private set; } = null!;

    /// <summary>Images of the disc of data: after the first burn, and of its last session after the second.</summary>
    internal string One => bench["one.iso"];

    internal string Last => bench["last.iso"];

    internal string Cue => bench["sound.cue"];

    internal string Toc => bench["music.toc"];

    public async ValueTask InitializeAsync()
    {
        await bench.InsertAsync("data", "cd-r80");
        await bench.InsertAsync("music", "cd-rw80");
        var program = await ClientPrograms.SampleInCAsync(bench);
        await BurnDataAsync(program);
        await BurnSoundAsync(program);
    }

    public ValueTask DisposeAsync()
    {
        bench.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task BurnDataAsync(string program)
    {
        var docs = Path.Combine(Repository.Root, "docs");
        Folder.Write("over/architecture.md", "laid over the first folder's file"u8);
        Folder.Write("over/numbers/empty.bin", []);
        Folder.Write("second/notes.txt", "second session"u8);
        Folder.Write("second/decisions/9999-later.md", "into a folder of the first session"u8);
        Folder.Write("second/new/deep/picture.bin", [.. Enumerable.Range(0, 300_001).Select(i => (byte)(i * 7 + i / 251))]);
        await (await First.AddAsync(docs)).ReplaceAsync(Folder["over"]);
        await (await (await Merged.AddAsync(docs)).ReplaceAsync(Folder["over"])).AddAsync(Folder["second"]);

        await bench.RunAsync(program, "--simulate", docs);
        Said = await bench.RunAsync(program, "--label", "BY_C", "--speed", "16", docs, Folder["over"]);
        await bench.ExportAsync("data", "one.iso");
        await bench.RunAsync(program, "--eject", Folder["second"]);
        await bench.LoadAsync("data");
        await bench.ExportAsync("data", "last.iso", "--session", "last");
    }

    /// <summary>A WAV file whose last block is not whole, one that is, and raw samples; on a disc that held something else before.</summary>
    private async Task BurnSoundAsync(string program)
    {
        var files = new List<string>();
        foreach (var (name, samples) in new[] { ("1.wav", 220_941), ("2.wav", 588 * 400), ("3.raw", 588 * 333) })
            files.Add(await Album.NoiseAsync(Folder, $"{name}.wav", samples));
        await File.WriteAllBytesAsync(Folder["3.raw"], await Album.SamplesAsync(files[2]));
        var tracks = new List<byte[]>();
        foreach (var file in files)
            tracks.Add(Whole(await Album.SamplesAsync(file)));
        Sound = new(tracks, GapSize: 225);

        await bench.RunAsync(program, "--recorder", "1", Folder["second"]);
        await bench.RunAsync(program, "--recorder", "1", "--erase", "--gap", "225", files[0], files[1], Folder["3.raw"]);
        await bench.ExportAsync("music", "sound.cue");
        await bench.ExportAsync("music", "music.toc");
    }

    private static byte[] Whole(byte[] samples)
    {
        Array.Resize(ref samples, (samples.Length + 2351) / 2352 * 2352);
        return samples;
    }
}

public sealed class SampleDiscsByHost() : SampleDiscs("host");

public sealed class SampleDiscsByAot() : SampleDiscs("aot");
