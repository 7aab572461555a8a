using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Com;

/// <summary>A disc of music as a program staged it: the samples of each track, and the silence between two of them.</summary>
/// <param name="Tracks">Whole blocks.</param>
/// <param name="GapSize">AudioGapSize, in blocks; two more come from the end of each track.</param>
internal sealed record SoundDisc(IReadOnlyList<byte[]> Tracks, int GapSize)
{
    private const int Block = 2352, RunOut = 2;

    /// <summary>The block at which each track begins, and the lead-out.</summary>
    private List<long> Starts
    {
        get
        {
            var starts = new List<long> { 0 };
            foreach (var track in Tracks)
                starts.Add(starts[^1] + track.Length / Block + RunOut + GapSize);
            starts[^1] -= GapSize;
            return starts;
        }
    }

    /// <summary>libcdio: the table of contents, and every sample with the silence between.</summary>
    public async Task MustBeReadByLibcdioAsync(string cue, TemporaryFolder folder)
    {
        var lines = (await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={cue}")).Lines.Select(line => line.Trim()).ToList();
        for (var i = 0; i < Tracks.Count; i++)
            Assert.Contains(lines, line => line.StartsWith($"{i + 1}: {Album.Time(Starts[i] + 150)}  {Starts[i]:000000} audio", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"170: {Album.Time(Starts[^1] + 150)}  {Starts[^1]:000000} leadout", StringComparison.Ordinal));

        await Judge.RunAsync("cd-read", $"--cue-file={cue}", "--mode=audio", "--start=0", $"--number={Starts[^1]}", $"--output-file={folder["read"]}");
        var expected = new byte[Starts[^1] * Block];
        for (var i = 0; i < Tracks.Count; i++)
            Tracks[i].CopyTo(expected, Starts[i] * Block);
        var read = await File.ReadAllBytesAsync(folder["read"]);
        Assert.True(read.AsSpan().SequenceEqual(expected), "cd-read reads other samples.");
    }

    /// <summary>cdrdao: where the tracks begin and end, and every block of the image.</summary>
    public async Task MustBeReadByCdrdaoAsync(string toc)
    {
        var shown = (await Judge.RunAsync("cdrdao", "show-toc", toc)).Lines.Select(line => line.Trim()).ToList();
        Assert.Equal(Starts.Take(Tracks.Count), shown.Where(line => line.StartsWith("START ", StringComparison.Ordinal)).Select(BlockIn).Prepend(0).TakeLast(Tracks.Count));
        Assert.Equal(Starts[^1], shown.Where(line => line.StartsWith("END ", StringComparison.Ordinal)).Select(BlockIn).Last());
        var test = await Judge.RunAsync("cdrdao", "read-test", toc);
        Assert.Contains($"Read {Starts[^1]} blocks.", test.Output + test.Errors, StringComparison.Ordinal);
    }

    /// <summary>bchunk takes the tracks apart and sox decodes them: the samples, and silence behind them.</summary>
    public async Task MustBeTakenApartAsync(string cue, TemporaryFolder folder)
    {
        await Judge.RunAsync("bchunk", "-w", Path.ChangeExtension(cue, ".bin"), cue, folder["track"]);
        for (var i = 0; i < Tracks.Count; i++)
        {
            var samples = await Album.SamplesAsync(folder[$"track0{i + 1}.wav"]);
            Assert.True(samples.AsSpan(0, Tracks[i].Length).SequenceEqual(Tracks[i]), $"Track {i + 1} differs.");
            Assert.All(samples[Tracks[i].Length..], sample => Assert.Equal(0, sample));
        }
    }

    private static long BlockIn(string line) => long.Parse(line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
}
