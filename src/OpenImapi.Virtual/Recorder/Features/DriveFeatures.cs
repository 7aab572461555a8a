using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of the drive itself, and those that every medium has.</summary>
internal sealed class DriveFeatures : FeatureGroup
{
    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        yield return Lasting(FeatureCode.Core, 2, [0, 0, 0, 1, 0x01, 0, 0, 0]);
        yield return Lasting(FeatureCode.Morphing, 1, [0x02, 0, 0, 0]);
        yield return Lasting(FeatureCode.RemovableMedium, 2, [0x39, 0, 0, 0]);
        yield return Medial(FeatureCode.RandomReadable, 0, context.Loaded is not null, [0, 0, 8, 0, 0, (byte)(context.Kind?.BlockingFactor ?? 1), 0, 0]);
        yield return Lasting(FeatureCode.PowerManagement, 0);
        yield return Lasting(FeatureCode.Timeout, 1, [0, 0, 0, 0]);
        yield return Medial(FeatureCode.RealTimeStreaming, 4, context.Loaded is not null, [0x1F, 0, 0, 0]);
        yield return Lasting(FeatureCode.DriveSerialNumber, 0, ByteString.Ascii(context.Options.SerialNumber).Span);
    }
}
