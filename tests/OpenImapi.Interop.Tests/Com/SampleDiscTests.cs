using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Interop.Tests.HardTrees;

namespace OpenImapi.Interop.Tests.Com;

/// <summary>What other programs find on the discs that samples/C burned; they judge those of 'imapi burn' in the same way.</summary>
public abstract class SampleDiscTests(SampleDiscs discs)
{
    public static TheoryData<string> Readers => [.. OutsideReader.Five.Select(reader => reader.Name)];

    [Fact]
    public void The_program_says_what_it_does()
    {
        Assert.Contains(discs.Said.Lines, line => line.EndsWith(" blocks of 2048 bytes", StringComparison.Ordinal));
        var words = discs.Said.Errors.Split('\n');
        Assert.Equal(["Preparing", "Closing the disc", "Burned"], words.Where(line => line.Length > 0 && !line.Contains(':', StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public Task The_disc_shows_every_file_with_equal_content(string reader) => Reader(reader).MustShowAsync(discs.First, discs.One, discs.Folder);

    [Theory]
    [MemberData(nameof(Readers))]
    public Task Its_second_session_shows_the_files_of_both(string reader) => Reader(reader).MustShowAsync(discs.Merged, discs.Last, discs.Folder);

    [Fact]
    public async Task Its_structure_keeps_every_rule()
    {
        foreach (var image in new[] { discs.One, discs.Last })
            Assert.Equal("", string.Join('\n', StructuralJudge.Judge(await File.ReadAllBytesAsync(image)).Take(10)));
    }

    [Fact]
    public async Task Its_label_is_the_one_that_was_set()
    {
        var verdict = await Judge.RunAsync("isoinfo", "-d", "-J", "-i", discs.One);
        Assert.Contains("Volume id: BY_C", verdict.Lines);
    }

    [Fact]
    public Task Libcdio_reads_the_music_and_the_gaps() => discs.Sound.MustBeReadByLibcdioAsync(discs.Cue, discs.Folder);

    [Fact]
    public Task Cdrdao_sees_the_same_tracks() => discs.Sound.MustBeReadByCdrdaoAsync(discs.Toc);

    [Fact]
    public Task Bchunk_and_sox_take_the_music_apart() => discs.Sound.MustBeTakenApartAsync(discs.Cue, discs.Folder);

    private static OutsideReader Reader(string name) => OutsideReader.Five.Single(reader => reader.Name == name);
}

/// <summary>By the library that starts the installed runtime.</summary>
[Trait("Category", "Interop")]
public sealed class HostSampleDiscTests(SampleDiscsByHost discs) : SampleDiscTests(discs), IClassFixture<SampleDiscsByHost>;

/// <summary>By the library without a runtime.</summary>
[Trait("Category", "Interop")]
public sealed class AotSampleDiscTests(SampleDiscsByAot discs) : SampleDiscTests(discs), IClassFixture<SampleDiscsByAot>;
