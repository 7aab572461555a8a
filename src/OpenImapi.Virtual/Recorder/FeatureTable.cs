using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The recorder's features, in order of their numbers, and which of them hold for the medium inside.</summary>
[Clause(Standard.Mmc5, "5.3")]
internal static class FeatureTable
{
    private static readonly Profile[] Profiles =
        [Profile.BdRe, Profile.BdRSequential, Profile.BdRom, Profile.DvdPlusR, Profile.DvdPlusRw, Profile.DvdRom, Profile.CdRw, Profile.CdR, Profile.CdRom];

    public static IEnumerable<FeatureDescriptor> For(MediumKind? medium, VirtualRecorder recorder)
    {
        var cd = medium is { IsCd: true };
        var dvd = medium?.Profile is Profile.DvdRom or Profile.DvdPlusR or Profile.DvdPlusRw;
        var bd = medium?.Profile is Profile.BdRom or Profile.BdRSequential or Profile.BdRe;
        var writableCd = medium?.Rules == WritingRules.Cd;
        var writableBd = medium?.Rules is WritingRules.BdR or WritingRules.BdRe;
        var overwritable = medium is { IsOverwritable: true };
        yield return Lasting(FeatureCode.ProfileList, 0, [.. Profiles.SelectMany(profile => ProfileBytes(profile, medium?.Profile))]);
        yield return Lasting(FeatureCode.Core, 2, [0, 0, 0, 1, 0x01, 0, 0, 0]);
        yield return Lasting(FeatureCode.Morphing, 1, [0x02, 0, 0, 0]);
        yield return Lasting(FeatureCode.RemovableMedium, 2, [0x39, 0, 0, 0]);
        yield return New(FeatureCode.RandomReadable, 0, medium is not null, [0, 0, 8, 0, 0, (byte)(medium?.BlockingFactor ?? 1), 0, 0]);
        yield return New(FeatureCode.MultiRead, 0, cd, []);
        yield return FeatureDescriptor.Of(new CdReadFeature(ForListening: true, C2Pointers: true, recorder.Options.CdText), 2, persistent: false, cd);
        yield return New(FeatureCode.DvdRead, 1, dvd, [0, 0, 0, 0]);
        yield return New(FeatureCode.RandomWritable, 1, overwritable, RandomWritable(recorder.Loaded, overwritable));
        yield return New(FeatureCode.IncrementalStreamingWritable, 1, medium?.Rules == WritingRules.BdR, [0x01, 0x00, 0x01, 0x00]);
        yield return New(FeatureCode.Formattable, 1, overwritable, [AllFormatsOfBdRe, 0, 0, 0, 0, 0, 0, 0]);
        yield return New(FeatureCode.DefectManagement, 1, medium?.Rules == WritingRules.BdRe, [0, 0, 0, 0]);
        yield return New(FeatureCode.DvdPlusRw, 0, medium?.Rules == WritingRules.DvdPlusRw, [1, 0, 0, 0]);
        yield return New(FeatureCode.DvdPlusR, 0, medium?.Rules == WritingRules.DvdPlusR, [1, 0, 0, 0]);
        yield return FeatureDescriptor.Of(TrackAtOnce, 2, persistent: false, writableCd);
        if (recorder.Options.SessionAtOnce || recorder.Options.RawWriting)
            yield return FeatureDescriptor.Of(Mastering(recorder.Options), 0, persistent: false, writableCd);
        yield return New(FeatureCode.CdRwMediaWriteSupport, 0, medium?.Profile == Profile.CdRw, [0, 0x7F, 0, 0]);
        yield return New(FeatureCode.BdRead, 0, bd, [.. new byte[4], .. new byte[8], 0x02, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
        yield return New(FeatureCode.BdWrite, 0, writableBd, [.. new byte[4], 0x04, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
        yield return Lasting(FeatureCode.PowerManagement, 0, []);
        yield return Lasting(FeatureCode.Timeout, 1, [0, 0, 0, 0]);
        yield return New(FeatureCode.RealTimeStreaming, 4, medium is not null, [0x0B, 0, 0, 0]);
        yield return Lasting(FeatureCode.DriveSerialNumber, 0, [.. ByteString.Ascii(recorder.Options.SerialNumber).Span]);
    }

    /// <summary>RENoSA, QCert and Cert: BD-RE without spare areas, quick and full certification.</summary>
    private const byte AllFormatsOfBdRe = 0x0B;

    /// <summary>The last block, 2,048 bytes a block, how many are one unit to the drive, and that page 01h is there.</summary>
    private static byte[] RandomWritable(LoadedDisc? loaded, bool overwritable)
    {
        var last = overwritable && loaded is not null ? (uint)((loaded.State.Area?.Size ?? loaded.Kind.Capacity).Value - 1) : 0;
        var blocking = (byte)(overwritable && loaded is not null ? loaded.Kind.BlockingFactor : 1);
        return [(byte)(last >> 24), (byte)(last >> 16), (byte)(last >> 8), (byte)last, 0, 0, 8, 0, 0, blocking, 1, 0];
    }

    private static CdTrackAtOnceFeature TrackAtOnce => new()
    {
        UnderrunFree = true,
        TestWrite = true,
        Rewritable = true,
        DataTypes = 1 << DataBlockTypes.Raw | 1 << DataBlockTypes.Mode1 | 1 << DataBlockTypes.Mode2Form1 | 1 << DataBlockTypes.Mode2Mixed,
    };

    private static CdMasteringFeature Mastering(RecorderOptions options) => new()
    {
        UnderrunFree = true,
        SessionAtOnce = options.SessionAtOnce,
        RawMultiSession = options.RawWriting,
        Raw = options.RawWriting,
        TestWrite = true,
        Rewritable = true,
        RToW = options is { CdText: true, TextLeadIn: true },
        MaximumCueSheetLength = options.SessionAtOnce ? (uint)CueSheetRules.LongestSheet : 0,
    };

    private static byte[] ProfileBytes(Profile profile, Profile? current) =>
        [(byte)((int)profile >> 8), (byte)profile, (byte)(profile == current ? 1 : 0), 0];

    private static FeatureDescriptor Lasting(FeatureCode code, byte version, byte[] data) =>
        new(code, version, Persistent: true, Current: true, new ByteString(data));

    private static FeatureDescriptor New(FeatureCode code, byte version, bool current, byte[] data) =>
        new(code, version, Persistent: false, current, new ByteString(data));
}
