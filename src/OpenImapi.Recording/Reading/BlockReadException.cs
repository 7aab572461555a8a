using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>One block of a disc could not be read. The drive's own words are the inner exception.</summary>
public sealed class BlockReadException(Lba block, string drive, DriveException cause)
    : UnreadableBlockException(cause.Error, block, $"Block {block} of the disc in {drive} could not be read: {cause.Sense}.", cause)
{
    /// <summary>What the drive said.</summary>
    public SenseData Sense => cause.Sense;
}
