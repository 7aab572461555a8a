using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>What holds for every image.</summary>
public sealed class ImageLawTests : IDisposable
{
    private readonly SheetFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A disc of audio by chance, of one or two sessions.</summary>
    private static DiscLayout Layout(Random random)
    {
        var (sessions, number, at) = (ImmutableArray.CreateBuilder<SessionLayout>(), 1, Lba.Zero);
        for (var session = 1; session <= random.Next(1, 3); session++)
        {
            var tracks = ImmutableArray.CreateBuilder<TrackLayout>();
            for (var count = random.Next(1, 5); count > 0; count--)
            {
                var gap = new BlockCount(random.Next(2) * random.Next(1, 200));
                var length = new BlockCount(random.Next(300, 500));
                tracks.Add(new(number++, new(at + gap, length), BlockForm.Audio)
                {
                    Pregap = gap,
                    Indexes = [.. Enumerable.Range(1, random.Next(4)).Select(i => new BlockCount(i * 60))],
                    Flags = (TrackFlags)random.Next(4),
                });
                at = tracks[^1].Extent.End;
            }

            sessions.Add(new(session, tracks.ToImmutable()));
            at += new BlockCount(session == 1 ? 11_400 : 6_900);
        }

        return new(sessions.ToImmutable());
    }

    private static byte[] Noise(Random random, Extent extent)
    {
        var bytes = new byte[extent.Length.Bytes(BlockSizes.Raw)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Describe(DiscLayout layout) => string.Join('\n', layout.Sessions.SelectMany(session => session.Tracks.Select(track =>
        $"{session.Number} {track.Number} {track.Extent} {track.Pregap} {track.Postgap} {track.Flags} {string.Join(',', track.Indexes)}")));

    [Fact]
    public async Task An_image_of_one_file_has_the_layout_and_the_blocks_that_its_sheet_was_made_of()
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var random = new Random(seed);
            var layout = Layout(random);
            byte[][] sessions = [.. layout.Sessions.Select(session => Noise(random, Extent.Between(session.Start, session.LeadOut)))];
            folder.Write("disc.bin", [.. sessions.SelectMany(bytes => bytes)]);
            await using var image = await folder.OpenAsync(CueSheet.Of(layout, [new("disc.bin", CueFileType.Binary)]).Write());
            Assert.Equal(Describe(layout), Describe(image.Layout));
            Assert.Empty(image.Warnings);
            await using var source = image.OpenSource();
            foreach (var (session, bytes) in layout.Sessions.Zip(sessions))
                Assert.Equal(bytes, await source.ReadAsync(session.Start, bytes.Length / BlockSizes.Raw, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task So_has_one_of_a_file_for_each_track_wherever_it_has_the_gaps_and_a_toc_file_has_it_too()
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var random = new Random(seed);
            var layout = Layout(random) is var made ? made with { Sessions = [made.Sessions[0]] } : made;
            var session = layout.Sessions[0];
            var bytes = Noise(random, Extent.Between(session.Start, session.LeadOut));
            byte[] Part(Lba from, Lba to) => bytes[(int)(from - session.Start).Bytes(BlockSizes.Raw)..(int)(to - session.Start).Bytes(BlockSizes.Raw)];
            foreach (var gaps in new[] { CueGaps.Appended, CueGaps.Prepended })
            {
                for (var i = 0; i < session.Tracks.Length; i++)
                {
                    var (track, next) = (session.Tracks[i], i + 1 < session.Tracks.Length ? session.Tracks[i + 1] : null);
                    var from = gaps == CueGaps.Prepended || i == 0 ? track.Extent.Start - track.Pregap : track.Extent.Start;
                    folder.Write($"{i}.wav", Audio.Headers.Wav(Part(from, gaps == CueGaps.Appended && next is not null ? next.Extent.Start : track.Extent.End)));
                }

                var files = session.Tracks.Select((_, i) => new CueFile($"{i}.wav", CueFileType.Wave)).ToImmutableArray();
                await using var image = await folder.OpenAsync(CueSheet.Of(layout, files, new() { Gaps = gaps }).Write());
                Assert.Equal(Describe(layout), Describe(image.Layout));
                Assert.Equal(bytes, await image.ReadAllAsync());
            }

            folder.Write("disc.bin", bytes);
            await using var toc = await folder.OpenAsync(TocFile.Of(layout, "disc.bin").Write(), "disc.toc");
            Assert.Equal(Describe(layout), Describe(toc.Layout));
            Assert.Equal(bytes, await toc.ReadAllAsync());
        }
    }

    [Fact]
    public async Task A_spoiled_sheet_opens_or_is_refused()
    {
        folder.WriteBlocks("disc.bin", 2000, 1);
        folder.WriteWave("1.wav", 600_000, 1);
        var sheet = """
            REM SESSION 01
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
              TRACK 02 MODE1/2352
                INDEX 00 00:05:00
                INDEX 01 00:06:00
                INDEX 02 00:07:00
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            FILE "1.wav" WAVE
              TRACK 03 AUDIO
                PREGAP 00:02:00
                INDEX 01 00:00:00
            """;
        var toc = """
            CD_ROM
            TRACK AUDIO
            FILE "disc.bin" SWAP #0 0:0:0 0:10:0
            START 0:2:0
            TRACK MODE1_RAW
            ZERO 0:2:0
            START
            DATAFILE "disc.bin" #235200 0:10:0
            TRACK AUDIO
            FILE "1.wav" 0
            """;
        var (opened, refused) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(seed % 2 == 0 ? sheet : toc);
            for (var i = random.Next(1, 4); i > 0; i--)
                text[random.Next(text.Length)] = "0123456789\" \n:"[random.Next(14)];
            try
            {
                await using var image = await folder.OpenAsync(text.ToString(), seed % 2 == 0 ? "spoiled.cue" : "spoiled.toc");
                await using var source = image.OpenSource();
                var block = new byte[BlockSizes.Raw];
                foreach (var track in image.Layout.Tracks)
                    await source.ReadAsync(track.Extent.End - new BlockCount(1), block, TestContext.Current.CancellationToken);
                opened++;
            }
            catch (DiscException)
            {
                refused++;
            }
        }

        Assert.True(opened > 40 && refused > 40, $"{opened} images were opened, {refused} refused.");
    }
}
