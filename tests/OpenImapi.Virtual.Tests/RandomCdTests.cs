using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>A CD-RW written at random in every way, broken off at random and read at random: it stays legal, and its history tells the same disc.</summary>
public sealed class RandomCdTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_disc_stays_legal_and_is_the_same_when_it_is_opened_again(int seed)
    {
        var random = new Random(seed);
        var drives = new VirtualDrives(new(folder.FullName));
        var address = drives.Create("lab", "cd-rw80");
        var seen = new HashSet<string>();
        for (var round = 0; round < 12; round++)
        {
            await using var bench = await Bench.OpenAsync(await new VirtualDriveCatalog(new(folder.FullName)).OpenAsync(address, CancellationToken.None));
            for (var i = 0; i < 4; i++)
                seen.Add(await Step(bench, drives, random));
            using var disc = drives.OpenDisc("lab");
            RandomCommandTests.AssertLegal(disc);
            Assert.Equal(disc.State.Tracks.Where(track => track.Recorded > BlockCount.Zero).Select(track => track.Readable), disc.Layout.Tracks.Select(track => track.Extent));
        }

        Assert.True(seen.Count > 4, string.Join(", ", seen));
    }

    private static async Task<string> Step(Bench bench, VirtualDrives drives, Random random)
    {
        using var disc = drives.OpenDisc("lab");
        switch (random.Next(8))
        {
            case 0:
                return $"blank {await bench.SenseOf(new Blank(BlankingType.Minimal))}";
            case 1:
                return $"close {await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0))}";
            case 2 or 3:
                return $"track {await WriteTrack(bench, audio: random.Next(2) == 0)}";
            case 4:
                return $"read {await ReadAnywhere(bench, random)}";
            default:
                return $"session {await WriteSession(bench, disc, random)}";
        }
    }

    private static async Task<SenseData?> WriteTrack(Bench bench, bool audio)
    {
        await bench.SetPage(page => page with
        {
            WriteType = WriteType.TrackAtOnce,
            TrackMode = (byte)(audio ? 0 : 4),
            DataBlockType = (byte)(audio ? 0 : 8),
            MultiSession = MultiSession.Allowed,
        });
        var next = (await bench.Ask(new ReadTrackInformation(TrackAddressType.Track, 1))).Track > 0 && (await bench.Disc()).Status != DiscStatus.Complete
            ? (await bench.Invisible()).NextWritable : 0;
        var size = audio ? 2352 : 2048;
        var sense = await bench.SenseOf(Write10.At(new(next), 20, size), DataDirection.Out, new byte[20 * size]);
        await bench.Good(new SynchronizeCache());
        return sense;
    }

    private static async Task<SenseData?> WriteSession(Bench bench, Disc disc, Random random)
    {
        await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce, MultiSession = random.Next(4) == 0 ? MultiSession.None : MultiSession.Allowed });
        var last = disc.Layout.Tracks.LastOrDefault();
        var start = last is null ? Lba.Zero : last.Extent.End + last.Postgap + CdRules.SessionGap(disc.State.ClosedSessions);
        var audio = random.Next(2) == 0;
        var track = new TrackLayout((last?.Number ?? 0) + 1, new(start, new(300)), audio ? BlockForm.Audio : BlockForm.Mode1);
        var table = CueSheetTable.Of(new(1, [track, track with { Number = track.Number + 1, Extent = new(start + new BlockCount(320), new(300)), Pregap = new(20) }]));
        var sheet = new byte[table.Length];
        Structure.Write(table, sheet);
        if (await bench.SenseOf(new SendCueSheet(sheet.Length), DataDirection.Out, sheet) is { } refused)
            return refused;
        var size = audio ? 2352 : 2048;
        var end = random.Next(3) == 0 ? random.Next(-100, 600) : 620;
        for (var at = -150; at < end; at += 110)
        {
            var count = Math.Min(110, end - at);
            Assert.Null(await bench.SenseOf(Write10.At(start + new BlockCount(at), count, size), DataDirection.Out, new byte[count * size]));
        }

        if (end == 620)
            return await bench.SenseOf(new SynchronizeCache());
        await bench.Drive.ResetAsync(CancellationToken.None);
        return await bench.SenseOf(default(TestUnitReady));
    }

    private static async Task<SenseData?> ReadAnywhere(Bench bench, Random random)
    {
        var selection = new SectorSelection((SectorFields)random.Next(256) & SectorFields.All, (C2Selection)random.Next(3), (SubchannelSelection)random.Next(3));
        var read = new ReadCd(new(random.Next(-200, 2000)), random.Next(1, 8), selection, (SectorType)random.Next(6));
        return await bench.SenseOf(read, DataDirection.In, new byte[8 * 2800]);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
