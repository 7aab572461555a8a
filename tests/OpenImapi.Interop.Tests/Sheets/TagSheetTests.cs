using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Interop.Tests.Audio;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Sheets;

/// <summary>An album kept in one FLAC file, with its cue sheet in a tag that metaflac has put there.</summary>
[Trait("Category", "Interop")]
public class TagSheetTests
{
    private const string Sheet = """
        TITLE "Whole"
        FILE "named otherwise.wav" WAVE
          TRACK 01 AUDIO
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            TITLE "Zweites Stück"
            INDEX 00 00:04:10
            INDEX 01 00:05:00
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sheet_in_the_tag_says_where_the_tracks_of_the_file_lie()
    {
        using var folder = new TemporaryFolder();
        var wave = await Sound.WaveAsync(folder);
        var file = await DecoderTests.EncodeAsync(folder, wave, "flac");
        var sheet = folder.Write("sheet", System.Text.Encoding.UTF8.GetBytes(Sheet));
        await Judge.RunAsync("metaflac", $"--set-tag-from-file=CUESHEET={sheet}", file);
        await using var image = await DiscImage.OpenAsync(file, AudioDecoders.Loader(), cancellation: Token);
        await image.PrepareAsync(cancellation: Token);
        Assert.Equal(
            [(1, 0L, 0L), (2, 375L, 65L)],
            image.Layout.Tracks.Select(track => (track.Number, track.Extent.Start.Value, track.Pregap.Value)));
        Assert.Equal("Zweites Stück", Assert.Single(image.CdText).Tracks[1].Title);
        await using var source = image.OpenSource();
        var blocks = new byte[source.Extent.Length.Bytes(BlockSizes.Raw)];
        await source.ReadAsync(source.Extent.Start, blocks, Token);
        var samples = (await Judge.RunAsync("sox", wave, "-t", "raw", "-")).OutputBytes;
        Assert.Equal(samples, blocks[..samples.Length]);
    }
}
