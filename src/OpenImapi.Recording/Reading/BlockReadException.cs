using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>One block of a disc could not be read. The drive's own words are the inner exception.</summary>
public sealed class BlockReadException(Lba block, string drive, DriveException cause)
    : DiscException(cause.Error, $"Block {block} of the disc in {drive} could not be read: {cause.Sense}.", inner: cause)
{
    /// <summary>The first block that could not be read.</summary>
    public Lba Block => block;

    /// <summary>What the drive said.</summary>
    public SenseData Sense => cause.Sense;
}
