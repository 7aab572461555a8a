namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>A folder of FLAC and MP3 files, burned by one 'imapi audio burn', and what was exported then.</summary>
public sealed class BurnedAlbum : IAsyncLifetime
{
    /// <summary>Samples of the lossless tracks; none but the fourth is of whole blocks, and that has 4 seconds exactly.</summary>
    private static readonly long[] Lengths = [220_941, 264_617, 0, 176_400, 200_001];

    /// <summary>Samples that five seconds at 48 kHz have on a CD.</summary>
    internal const long LossyLength = 220_500;

    internal const string Performer = "Café Ñandú";
    internal const string Title = "Über Land";
    internal static readonly string[] Titles = ["Früh", "Straße", "Trois", "Quatre secondes", "Fin"];

    private readonly TemporaryFolder folder = new();

    internal ImapiProgram Imapi => new(folder["home"]);

    /// <summary>What the burn said, in JSON.</summary>
    internal Verdict Said { get; private set; } = null!;

    internal string Cue => folder["album.cue"];

    internal string Toc => folder["disc.toc"];

    /// <summary>The MP3 file.</summary>
    internal string Lossy => folder["music/3.mp3"];

    /// <summary>The samples of each track's file; none for the MP3.</summary>
    internal byte[][] Files { get; } = [[], [], [], [], []];

    /// <summary>The first sample of each track's file on the disc, and the end of the last.</summary>
    internal long[] Begins { get; private set; } = [];

    /// <summary>The block at which each track begins, and the lead-out.</summary>
    internal long[] Blocks => [.. Begins[..^1].Select(sample => sample / 588), (Begins[^1] + 587) / 588];

    internal byte[] Disc => File.ReadAllBytes(Path.ChangeExtension(Cue, ".bin"));

    public async ValueTask InitializeAsync()
    {
        foreach (var number in new[] { 1, 2, 4, 5 })
            Files[number - 1] = await Album.FlacAsync(folder, $"music/{9 - number}.flac", Lengths[number - 1],
                $"TITLE={Titles[number - 1]}", $"ARTIST={Performer}", $"ALBUM={Title}", $"TRACKNUMBER={number}", $"ISRC=DE-A01-23-0000{number}");
        var wave = await Album.NoiseAsync(folder, "lossy.wav", 240_000, rate: 48_000);
        await Judge.RunAsync("lame", "--quiet", "-b", "256", "--tt", Titles[2], "--ta", Performer, "--tl", Title, "--tn", "3/5", wave, Lossy);
        folder.Write("music/cover.jpg", [0xFF, 0xD8, 0xFF]);
        folder.Write("music/booklet.txt", "words"u8);
        Begins = [0, .. Lengths.Select((length, index) => Lengths[..(index + 1)].Sum() + (index >= 2 ? LossyLength : 0))];

        Said = await Imapi.RunAsync("audio", "burn", folder["music"], "--json");
        await Imapi.RunAsync("drive", "export", "default", "-o", Cue);
        await Imapi.RunAsync("drive", "export", "default", "-o", Toc);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
