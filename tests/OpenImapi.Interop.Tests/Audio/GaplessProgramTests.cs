using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Music that goes on from file to file, planned, written to an image and read by other programs: it is one piece again.</summary>
[Trait("Category", "Interop")]
public sealed class GaplessProgramTests : IDisposable
{
    /// <summary>Format of each file and its length in samples; none but the last is a whole number of blocks.</summary>
    private static readonly (string Name, int Length)[] Parts =
        [("1.wav", 300 * 588 + 1), ("2.aiff", 310 * 588 + 587), ("3.w64", 305 * 588 + 100), ("4.au", 301 * 588 + 300), ("5.aifc", 330 * 588)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Five_files_of_five_formats_are_one_piece_on_the_disc()
    {
        var whole = await MakeAsync();
        var tracks = new List<ProgramTrack>();
        foreach (var (name, _) in Parts)
        {
            var audio = await new AudioLoader().OpenAsync(folder[name]);
            await audio.PrepareAsync();
            tracks.Add(new AudioTrack { Content = [AudioSlice.Whole(audio)], Text = new() { Title = $"Part {name}", Performer = "Noise" } });
        }

        var program = AudioProgram.Plan(tracks, new() { Text = new() { Title = "One piece" } });
        await using (var source = program.OpenSource())
            await DiscImageWriter.WriteAsync(program.Layout, source, folder["disc.cue"]);

        var blocks = (int)program.Extent.Length.Value;
        await Judge.RunAsync("cd-read", $"--cue-file={folder["disc.cue"]}", "--mode=audio", "--start=0", $"--number={blocks}", $"--output-file={folder["read"]}");
        var read = await File.ReadAllBytesAsync(folder["read"]);
        Assert.True(read.AsSpan(0, whole.Length).SequenceEqual(whole));
        Assert.All(read[whole.Length..], value => Assert.Equal(0, value));
        Assert.InRange(read.Length - whole.Length, 0, BlockSizes.Raw - 1);

        await Judge.RunAsync("bchunk", "-w", folder["disc.bin"], folder["disc.cue"], folder["track"]);
        var joined = Enumerable.Range(1, Parts.Length).SelectMany(number => File.ReadAllBytes(folder[$"track{number:00}.wav"])[44..]).ToArray();
        Assert.True(joined.AsSpan().SequenceEqual(read));

        var starts = (await Judge.RunAsync("cueprint", "-t", "%n %t\\n", folder["disc.cue"])).Lines;
        Assert.Equal(Parts.Select((part, i) => $"{i + 1} Part {part.Name}"), starts.Select(line => line.Trim()));
        Assert.Equal([0L, 300L, 611L, 916L, 1217L], program.Layout.Tracks.Select(track => track.Extent.Start.Value));
    }

    [Fact]
    public async Task Data_before_the_music_is_a_volume_that_others_read()
    {
        await MakeAsync();
        folder.Write("tree/read me.txt", "hello"u8);
        await Judge.RunAsync("genisoimage", "-quiet", "-J", "-o", folder["data.iso"], folder["tree"]);
        using var data = new FileBlockSource(folder["data.iso"]);
        using var audio = await new AudioLoader().OpenAsync(folder["1.wav"]);
        var program = AudioProgram.Plan([new DataTrack { Source = data, PostgapSilence = new(300) }, new AudioTrack { Content = [AudioSlice.Whole(audio)] }]);
        await using (var source = program.OpenSource())
            await DiscImageWriter.WriteAsync(program.Layout, source, folder["mixed.cue"]);
        await Judge.RunAsync("bchunk", "-w", folder["mixed.bin"], folder["mixed.cue"], folder["part"]);
        var listed = await Judge.RunAsync("isoinfo", "-J", "-f", "-i", folder["part01.iso"]);
        Assert.Contains("/read me.txt", listed.Lines);
        var image = await File.ReadAllBytesAsync(folder["data.iso"]);
        Assert.True((await File.ReadAllBytesAsync(folder["part01.iso"])).AsSpan(0, image.Length).SequenceEqual(image));
        var sound = (await File.ReadAllBytesAsync(folder["part02.wav"]))[44..];
        await using var stream = audio.Open();
        var expected = new byte[audio.Length.Bytes];
        await stream.ReadExactlyAsync(expected);
        Assert.True(sound.AsSpan(0, expected.Length).SequenceEqual(expected));
    }

    /// <summary>Makes the files of one piece of noise, and gives its samples.</summary>
    private async Task<byte[]> MakeAsync()
    {
        var length = Parts.Sum(part => part.Length);
        await Judge.RunAsync("sox", "-R", "-r", "44100", "-n", "-c", "2", "-b", "16", folder["whole.wav"], "synth", $"{length / 44_100 + 1}", "pinknoise", "trim", "0", $"{length}s");
        var start = 0;
        foreach (var (name, count) in Parts)
        {
            await Judge.RunAsync("sox", "-D", folder["whole.wav"], folder[name], "trim", $"{start}s", $"{count}s");
            start += count;
        }

        var whole = await Judge.RunAsync("sox", "-D", folder["whole.wav"], "-t", "raw", "-");
        Assert.Equal(new SampleCount(length).Bytes, whole.OutputBytes.Length);
        return whole.OutputBytes;
    }
}
