using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Tests.Ecma119;

/// <summary>Enhanced descriptors that genisoimage and xorriso wrote (Data/README.md).</summary>
public class EnhancedVolumeTests
{
    [Theory]
    [InlineData("genisoimage-enhanced.bin.gz")]
    [InlineData("xorriso-enhanced.bin.gz")]
    public void An_enhanced_descriptor_is_read_and_written_again(string name)
    {
        var sectors = Fixture.Bytes(name);
        var faults = new FaultList();
        Assert.False(EnhancedVolume.IsDescribedBy(Structure.Read<VolumeDescriptor>(sectors)));
        var captured = sectors.AsSpan(2048, 2048).ToArray();
        var descriptor = Structure.Read<VolumeDescriptor>(captured, faults);
        Assert.Empty(faults);
        Assert.True(EnhancedVolume.IsDescribedBy(descriptor));
        Assert.Equal(("ENHANCED", true), ($"{descriptor.VolumeIdentifier}", descriptor.EscapeSequences.IsEmpty));
        var written = new byte[2048];
        Structure.Write(descriptor, written);
        captured.AsSpan(883, 512).CopyTo(written.AsSpan(883));      // application use, which genisoimage fills with spaces
        Assert.Equal(Convert.ToHexString(captured), Convert.ToHexString(written));
    }
}
