using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

public class SurveyTests
{
    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_drive_is_described_whatever_lies_in_it(string medium)
    {
        await using var bench = new Bench(medium, new() { BufferSize = 512 << 10, SerialNumber = "SN-42" });
        var drive = await DriveSurvey.ReadAsync(bench.Drive);
        Assert.Equal(("OIMAPI", "VIRTUAL RECORDER", "0001", "SN-42"), (drive.Vendor, drive.Product, drive.Revision, drive.Serial));
        Assert.Empty(MediumKind.Recordable.Select(kind => kind.Profile).Except(drive.Writes));
        Assert.DoesNotContain(drive.Writes, profile => profile.IsPressed());
        Assert.Equal([.. drive.Writes, Profile.BdRom, Profile.DvdRom, Profile.CdRom], drive.Reads.OrderBy(profile => profile.IsPressed()));
        Assert.Equal((512 << 10, true, true, true, true), (drive.BufferSize, drive.UnderrunProtection, drive.TestWrite, drive.Rewrites, drive.LoadsByItself));
    }

    /// <summary>A writer's features as MMC-5 lays them out, and one older than features, whose page 2Ah says less.</summary>
    [Fact]
    public async Task What_a_drive_can_do_with_audio_is_told_by_its_features_or_by_its_page()
    {
        var drive = await DriveSurvey.ReadAsync(Writer("00000020 0000 0000  001E 0B 04 03000000  002D 08 04 46003F00  002E 08 04 67000C80", audio: 0x13).Drive);
        Assert.Equal((true, true, true, true), (drive.ReadsAudio, drive.AccurateStream, drive.ReadsC2, drive.ReadsCdText));
        Assert.Equal((true, true, true, true), (drive.CanTrackAtOnce, drive.CanTestTrackAtOnce, drive.CanSessionAtOnce, drive.CanTestSessionAtOnce));
        Assert.Equal((true, false, 3200), (drive.CanWriteCdText, drive.CanRaw, drive.MaximumCueSheetLength));
        var old = await DriveSurvey.ReadAsync(Writer(null, audio: 0x11).Drive);
        Assert.Equal((true, false, true, false, false), (old.ReadsAudio, old.AccurateStream, old.ReadsC2, old.CanSessionAtOnce, old.CanTrackAtOnce));
    }

    private static ScriptedTransport Writer(string? features, byte audio) => new((cdb, data) =>
    {
        byte[] answer = cdb.Code switch
        {
            OperationCode.Inquiry => [0x05, 0x80, 0x06, 0x02, 0x1F, .. new byte[31]],
            OperationCode.GetConfiguration when features is not null => Convert.FromHexString(features.Replace(" ", "")),
            OperationCode.ModeSense10 => [.. new byte[8], 0x2A, 0x1E, 0x0B, 0x03, 0x00, audio, .. new byte[26]],
            _ => [],
        };
        answer.CopyTo(data);
        return answer.Length == 0 ? Completion.Check(KnownSense.InvalidCommandOperationCode) : Completion.Good(answer.Length);
    });
}
