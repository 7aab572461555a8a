using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Random commands, sensible and senseless, never crash the recorder and never leave an illegal disc.</summary>
public class RandomCommandTests
{
    private const int Commands = 1500;

    /// <summary>Each kind of medium as it is sold; BD-R also formatted in each of its ways.</summary>
    public static TheoryData<string, string, int> Runs => new(
        from kind in MediumKinds.All
        from how in kind.Id == "bd-r25" ? new[] { "", "pow", "rrm", "spares" } : [""]
        from seed in Enumerable.Range(1, 4)
        select (kind.Id, how, seed));

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_disc_stays_legal(string medium, string how, int seed)
    {
        var random = new Random(seed);
        using var disc = Begin(MediumKinds.All.Single(kind => kind.Id == medium), how);
        await using var recorder = new VirtualRecorder(disc);
        await using var way = recorder.OpenNexus();
        var commands = new RandomCommands(random, disc);
        var states = new HashSet<DiscState>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < Commands; i++)
        {
            var before = disc.State;
            var (cdb, data) = commands.Next(i);
            var end = await way.ExecuteAsync(cdb, DataDirection.Out, data, Drive.ShortTimeout, CancellationToken.None);
            Assert.True(end.Status is ScsiStatus.Good or ScsiStatus.CheckCondition);
            Assert.Equal(end.Status == ScsiStatus.CheckCondition, end.Sense is not null);
            if (end.Sense is not null)
                AssertUnchanged(before, disc.State);
            AssertLegal(disc);
            states.Add(disc.State);
            if (random.Next(100) == 0)
                await way.ResetAsync(CancellationToken.None);
        }

        Assert.True(states.Count > (disc.Kind.Rules == WritingRules.Pressed ? 0 : 4), $"Only {states.Count} states were seen.");
    }

    [Fact]
    public void Every_command_of_the_recorder_is_among_them() =>
        Assert.All(Enum.GetValues<OperationCode>(), code => Assert.Contains((byte)code, RandomCommands.Codes));

    private static Disc Begin(MediumKind kind, string how) => kind.Rules == WritingRules.Pressed
        ? new(kind, DiscState.Blank.After(Pressing.OneTrack(new(3000))), DiscBlocks.InMemory())
        : Disc.Blank(kind, how switch
        {
            "pow" => new() { Mode = BdRMode.PseudoOverwrite },
            "rrm" => new() { Mode = BdRMode.Random },
            "spares" => new() { Mode = BdRMode.Sequential },
            _ => new(),
        });

    /// <summary>A refusal changes nothing; only formatting in the background goes on meanwhile.</summary>
    private static void AssertUnchanged(DiscState before, DiscState after)
    {
        if (before.Area is { IsComplete: false })
            Assert.Equal(before, after with { Area = before.Area });
        else
            Assert.Same(before, after);
    }

    internal static void AssertLegal(Disc disc)
    {
        var state = disc.State;
        var end = Lba.Zero;
        for (var i = 0; i < state.Tracks.Length; i++)
        {
            var track = state.Tracks[i];
            Assert.Equal(i + 1, track.Number);
            Assert.True(track.Start - track.Pregap >= end, $"{track} starts before {end}.");
            Assert.True(track.Reserved is not { } size || track.Recorded <= size, $"{track} is longer than its reservation.");
            Assert.True(track.End <= Lba.Zero + disc.Kind.Limit, $"{track} reaches beyond the disc.");
            Assert.True(track.Session >= (i == 0 ? 1 : state.Tracks[i - 1].Session) && track.Session <= state.CurrentSession);
            Assert.True(track.Closed || track.Session == state.CurrentSession, $"{track} is open in a closed session.");
            end = track.End;
        }

        Assert.True(state.IsPossibleOn(disc.Kind));
        Assert.True(state.Tracks.Count(track => !track.Closed && track.Reserved is null) <= 1);
    }
}
