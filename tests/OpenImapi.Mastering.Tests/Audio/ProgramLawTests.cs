using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>What holds for every program. The seeds are part of the test's name.</summary>
public class ProgramLawTests
{
    private const int Block = SampleCount.PerBlock;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Tracks_and_gaps_cover_the_session_without_a_hole_and_the_lengths_add_up(int seed)
    {
        var (tracks, options) = Made(seed);
        var program = AudioProgram.Plan(tracks, options);
        var next = program.Extent.Start;
        foreach (var track in program.Layout.Tracks)
        {
            Assert.Equal(next, track.Extent.Start - track.Pregap);
            next = track.Extent.End + track.Postgap;
            Assert.All(track.Indexes.Prepend(BlockCount.Zero).Zip(track.Indexes), pair => Assert.True(pair.First < pair.Second));
            Assert.All(track.Indexes, index => Assert.True(index < track.Extent.Length));
        }

        Assert.Equal(program.Extent.End, next);
        Assert.Equal(program.Extent.End, program.Layout.Sessions[0].LeadOut);
        var sound = tracks.Sum(track => track is AudioTrack audio ? audio.Length.Value : SampleCount.Of(((DataTrack)track).Source.Extent.Length).Value);
        var gaps = program.Layout.Tracks.Sum(track => SampleCount.Of(track.Pregap + track.Postgap).Value);
        Assert.InRange(SampleCount.Of(program.Extent.Length).Value - sound, 0, gaps + Block * tracks.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_track_s_content_lies_where_the_plan_says(int seed)
    {
        var (tracks, options) = Made(seed);
        var program = AudioProgram.Plan(tracks, options);
        await using var source = program.OpenSource();
        var bytes = await source.ReadAsync(program.Extent.Start, (int)program.Extent.Length.Value, TestContext.Current.CancellationToken);
        foreach (var placed in program.Tracks.Where(track => track.Track is AudioTrack))
        {
            var track = (AudioTrack)placed.Track;
            var start = placed.Start - SampleCount.Of(new(options.Start.Value)) - track.PregapContent;
            var expected = new List<byte>();
            foreach (var slice in track.Content)
                expected.AddRange((await slice.Content.ReadAllAsync())[(int)slice.Start.Bytes..(int)(slice.Start + slice.Length).Bytes]);
            Assert.Equal(expected, bytes[(int)start.Bytes..((int)start.Bytes + expected.Count)]);
            Assert.InRange(placed.Start.Value - SampleCount.Of(new(placed.Layout.Extent.Start.Value)).Value, 0, Block - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Read_in_pieces_in_any_order_it_is_what_it_is_read_whole(int seed)
    {
        var (tracks, options) = Made(seed);
        var program = AudioProgram.Plan(tracks, options);
        await using var source = program.OpenSource();
        await using var other = program.OpenSource();
        var whole = await source.ReadAsync(program.Extent.Start, (int)program.Extent.Length.Value, TestContext.Current.CancellationToken);
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var start = random.Next((int)program.Extent.Length.Value);
            var count = random.Next((int)Math.Min(700, program.Extent.Length.Value - start) + 1);
            var piece = await other.ReadAsync(program.Extent.Start + new BlockCount(start), count, TestContext.Current.CancellationToken);
            Assert.True(piece.AsSpan().SequenceEqual(whole.AsSpan(start * BlockSizes.Raw, piece.Length)));
        }
    }

    private static (List<ProgramTrack> Tracks, AudioProgramOptions Options) Made(int seed)
    {
        var random = new Random(seed);
        var tracks = new List<ProgramTrack>();
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            if (random.Next(6) == 0)
            {
                tracks.Add(new DataTrack { Source = new MemoryBlockSource(new byte[random.Next(300, 400) * BlockSizes.UserData]), PostgapSilence = new(random.Next(2) * 200) });
                continue;
            }

            var first = Sounds.Content(320 * Block + random.Next(3 * Block), random.Next());
            var second = Sounds.Content(5 * Block + random.Next(3 * Block), random.Next());
            tracks.Add(new AudioTrack
            {
                Content = [AudioSlice.Whole(first), new(second, new(random.Next(Block)), new(random.Next(3 * Block)))],
                PregapContent = new(random.Next(3) == 0 ? random.Next(10 * Block) : 0),
                PregapSilence = new(random.Next(4) == 0 ? random.Next(200) : 0),
                PostgapSilence = new(random.Next(5) == 0 ? random.Next(20) : 0),
                Indexes = [.. Enumerable.Range(1, random.Next(5)).Select(index => new SampleCount(index * 50L * Block + random.Next(Block)))],
            });
        }

        return (tracks, new() { Gap = new(random.Next(2) * 150), Start = new(random.Next(2) * 11_000) });
    }
}
