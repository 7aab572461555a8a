using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of media that are formatted and then written anywhere.</summary>
internal static class RandomWriting
{
    /// <summary>RENoSA, QCert and Cert: BD-RE without spare areas, quick and full certification.</summary>
    private const byte AllFormatsOfBdRe = 0x0B;

    /// <summary>RRM: BD-R in random recording mode.</summary>
    private const byte RandomMode = 1;

    public static FeatureDescriptor Formattable(bool current) =>
        new(FeatureCode.Formattable, Version: 1, Persistent: false, current, new ByteString([AllFormatsOfBdRe, 0, 0, 0, RandomMode, 0, 0, 0]));

    /// <summary>The last block, 2,048 bytes a block, how many are one unit to the drive, and that page 01h is there.</summary>
    public static FeatureDescriptor Writable(FeatureContext context, bool current)
    {
        var last = current && context.Loaded is { } loaded ? (uint)((loaded.State.Area?.Size ?? loaded.Kind.Capacity).Value - 1) : 0;
        var blocking = (byte)(current && context.Kind is { } kind ? kind.BlockingFactor : 1);
        byte[] data = [(byte)(last >> 24), (byte)(last >> 16), (byte)(last >> 8), (byte)last, 0, 0, 8, 0, 0, blocking, 1, 0];
        return new(FeatureCode.RandomWritable, Version: 1, Persistent: false, current, new ByteString(data));
    }
}
