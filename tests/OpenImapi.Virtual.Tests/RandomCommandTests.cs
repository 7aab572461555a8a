using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Random commands, sensible and senseless, never crash the recorder and never leave an illegal disc.</summary>
public class RandomCommandTests
{
    private static readonly byte[] Codes =
    [
        0x00, 0x03, 0x12, 0x1B, 0x1E, 0x23, 0x25, 0x28, 0x2A, 0x35, 0x43, 0x46, 0x4A, 0x51, 0x52, 0x53, 0x54, 0x55, 0x5A, 0x5B, 0x5C, 0x04, 0x2F, 0xA1, 0xA8, 0xAA,
        0xAC, 0xAD, 0xB6, 0xBB, 0xBD, 0x08, 0x2E, 0xBE, 0xB9, 0x42, 0x5D,
    ];

    public static TheoryData<string, int> Runs => new(
        from kind in MediumKind.Recordable
        from seed in Enumerable.Range(1, 4)
        select (kind.Id, seed));

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_disc_stays_legal(string medium, int seed)
    {
        var random = new Random(seed);
        var disc = Disc.Blank(MediumKind.Find(medium)!);
        if (disc.Kind.IsOverwritable)
            disc.Happen([new DiscFormatted(0x26, disc.Kind.Capacity.Value, disc.Kind.Capacity.Value / 2)]);
        await using var recorder = new VirtualRecorder(disc);
        await using var way = recorder.OpenNexus();
        var data = new byte[64 * 2048];
        var states = new HashSet<DiscState>();
        for (var i = 0; i < 1500; i++)
        {
            var before = disc.State;
            var cdb = random.Next(3) == 0 ? Senseless(random) : Sensible(random, disc, i);
            var end = await way.ExecuteAsync(cdb, DataDirection.Out, data, Drive.ShortTimeout, CancellationToken.None);
            Assert.True(end.Status is ScsiStatus.Good or ScsiStatus.CheckCondition);
            Assert.Equal(end.Status == ScsiStatus.CheckCondition, end.Sense is not null);
            if (end.Sense is not null)
                Assert.Same(before, disc.State);
            AssertLegal(disc);
            states.Add(disc.State);
        }

        Assert.True(states.Count > 20, $"Only {states.Count} states were seen.");
    }

    private static Cdb Senseless(Random random)
    {
        var bytes = new byte[12];
        random.NextBytes(bytes);
        bytes[0] = Codes[random.Next(Codes.Length)];
        for (var i = 1; i < bytes.Length; i++)
            if (random.Next(4) != 0)
                bytes[i] = 0;
        return new(bytes.AsSpan(0, Cdb.LengthOf((OperationCode)bytes[0])));
    }

    private static Cdb Sensible(Random random, Disc disc, int turn)
    {
        var open = disc.State.Tracks.Where(track => !track.Closed).ToArray();
        var next = disc.Kind.IsOverwritable ? new(random.NextInt64(disc.Kind.Capacity.Value / 1000 * (turn + 1)))
            : open.Length > 0 ? open[random.Next(open.Length)].NextWritable : disc.State.Final ? Lba.Zero : disc.Rules.NextStart(disc.State);
        return random.Next(12) switch
        {
            < 6 => Cdb.From(new Write10((uint)next.Value, (ushort)random.Next(64))),
            6 => Cdb.From(new SynchronizeCache()),
            7 => Cdb.From(new CloseTrackSession(CloseFunction.Track, (ushort)(random.Next(3) == 0 ? 0xFF : random.Next(1, 6)))),
            8 => random.Next(10) == 0 ? Cdb.From(new CloseTrackSession(CloseFunction.Session, 0)) : Cdb.From(default(TestUnitReady)),
            9 => Cdb.From(new ReserveTrack((uint)random.Next(100))),
            10 => Cdb.From(new Read10((uint)random.Next(2000), (ushort)random.Next(64))),
            _ => random.Next(30) == 0 ? Cdb.From(new Blank(BlankingType.Minimal)) : Cdb.From(new StartStopUnit(LoadEject: true, Start: true)),
        };
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
            Assert.True(track.End <= Lba.Zero + disc.Kind.Capacity, $"{track} reaches beyond the disc.");
            Assert.True(track.Session >= (i == 0 ? 1 : state.Tracks[i - 1].Session) && track.Session <= state.CurrentSession);
            Assert.True(track.Closed || track.Session == state.CurrentSession, $"{track} is open in a closed session.");
            end = track.End;
        }

        Assert.True(state.IsPossibleOn(disc.Kind));
        Assert.True(state.Tracks.Count(track => !track.Closed && track.Reserved is null) <= 1);
    }
}
