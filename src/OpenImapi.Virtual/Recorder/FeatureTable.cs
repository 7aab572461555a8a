using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The recorder's features, in order of their numbers, and which of them hold for the medium inside.</summary>
[Clause(Standard.Mmc5, "5.3")]
internal static class FeatureTable
{
    private static readonly Profile[] Profiles =
        [Profile.BdRSequential, Profile.BdRom, Profile.DvdPlusR, Profile.DvdRom, Profile.CdRw, Profile.CdR, Profile.CdRom];

    public static IEnumerable<FeatureDescriptor> For(MediumKind? medium, VirtualRecorder recorder)
    {
        var cd = medium is { IsCd: true };
        var dvd = medium?.Profile is Profile.DvdRom or Profile.DvdPlusR;
        var bd = medium?.Profile is Profile.BdRom or Profile.BdRSequential;
        var writableCd = medium?.Rules == WritingRules.Cd;
        var writableBd = medium?.Rules == WritingRules.BdR;
        yield return Lasting(FeatureCode.ProfileList, 0, [.. Profiles.SelectMany(profile => ProfileBytes(profile, medium?.Profile))]);
        yield return Lasting(FeatureCode.Core, 2, [0, 0, 0, 1, 0x01, 0, 0, 0]);
        yield return Lasting(FeatureCode.Morphing, 1, [0x02, 0, 0, 0]);
        yield return Lasting(FeatureCode.RemovableMedium, 2, [0x39, 0, 0, 0]);
        yield return New(FeatureCode.RandomReadable, 0, medium is not null, [0, 0, 8, 0, 0, (byte)(medium?.BlockingFactor ?? 1), 0, 0]);
        yield return New(FeatureCode.MultiRead, 0, cd, []);
        yield return New(FeatureCode.CdRead, 2, cd, [0, 0, 0, 0]);
        yield return New(FeatureCode.DvdRead, 1, dvd, [0, 0, 0, 0]);
        yield return New(FeatureCode.IncrementalStreamingWritable, 1, writableBd, [0x01, 0x00, 0x01, 0x00]);
        yield return New(FeatureCode.DvdPlusR, 0, medium?.Rules == WritingRules.DvdPlusR, [1, 0, 0, 0]);
        yield return New(FeatureCode.CdTrackAtOnce, 2, writableCd, [0x46, 0, 0x01, 0x00]);
        yield return New(FeatureCode.CdRwMediaWriteSupport, 0, medium?.Profile == Profile.CdRw, [0, 0x7F, 0, 0]);
        yield return New(FeatureCode.BdRead, 0, bd, [.. new byte[4], .. new byte[8], 0x02, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
        yield return New(FeatureCode.BdWrite, 0, writableBd, [.. new byte[4], .. new byte[8], 0x02, 0, 0, 0, 0, 0, 0, 0]);
        yield return Lasting(FeatureCode.PowerManagement, 0, []);
        yield return Lasting(FeatureCode.Timeout, 1, [0, 0, 0, 0]);
        yield return New(FeatureCode.RealTimeStreaming, 4, medium is not null, [0x0B, 0, 0, 0]);
        yield return Lasting(FeatureCode.DriveSerialNumber, 0, [.. ByteString.Ascii(recorder.Options.SerialNumber).Span]);
    }

    private static byte[] ProfileBytes(Profile profile, Profile? current) =>
        [(byte)((int)profile >> 8), (byte)profile, (byte)(profile == current ? 1 : 0), 0];

    private static FeatureDescriptor Lasting(FeatureCode code, byte version, byte[] data) =>
        new(code, version, Persistent: true, Current: true, new ByteString(data));

    private static FeatureDescriptor New(FeatureCode code, byte version, bool current, byte[] data) =>
        new(code, version, Persistent: false, current, new ByteString(data));
}
