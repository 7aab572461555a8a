using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>What an audio disc asks for, in IMAPI's errors.</summary>
internal static class AudioRules
{
    /// <summary>Refuses sound that does not consist of whole blocks.</summary>
    public static void RequireWholeBlocks(long length)
    {
        if (length % BlockSizes.Raw != 0)
            throw NoWholeBlocks(length);
    }

    public static ArgumentException NoWholeBlocks(long length) =>
        new($"Audio is added in whole blocks of {BlockSizes.Raw} bytes; {length} bytes are none.", nameof(length));

    /// <exception cref="DiscException">IMAPI_E_TRACK_NOT_BIG_ENOUGH.</exception>
    public static void RequireLength(BlockCount length, string track)
    {
        if (length < AudioStage.ShortestTrack)
            throw new DiscException(ProgramErrors.TrackNotBigEnough, $"{track} has {length} blocks; a track has at least {AudioStage.ShortestTrack}, which are 4 seconds.");
    }

    /// <summary>Refuses a disc that no sound can be recorded on.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE.</exception>
    public static void RequireCd(Medium medium)
    {
        if (medium.Family != MediumFamily.Cd || medium.Status == MediumStatus.Unusable)
            throw new DiscException(DriveErrors.InvalidMediumType, $"Audio discs are CDs; the disc in the drive is a {medium.Kind}.", "Insert a blank CD-R or CD-RW.");
    }

    /// <summary>Refuses a disc that is not blank.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE.</exception>
    public static void RequireBlank(Medium medium)
    {
        RequireCd(medium);
        if (medium.Status != MediumStatus.Blank || medium.HasOpenSession)
            throw new DiscException(DriveErrors.InvalidMediumType, $"An audio disc is recorded on a blank disc; the {medium.Kind} in the drive is not blank. {medium.State}".TrimEnd(),
                medium.Erasable ? "Erase the disc, or insert a blank one." : "Insert a blank disc.");
    }
}
