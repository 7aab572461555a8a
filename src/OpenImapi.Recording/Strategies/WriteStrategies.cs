using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Which strategy writes which medium.</summary>
internal static class WriteStrategies
{
    /// <summary>The strategy for what the job wants on this medium.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: this medium cannot be recorded; OPENIMAPI_E_WRITE_MODE_UNSUPPORTED: not this way.</exception>
    public static IWriteStrategy For(Medium medium, RecordingJob job)
    {
        var strategy = For(medium);
        if (job.WriteMode is { } mode && mode != strategy.Mode)
            throw new DiscException(RecordingErrors.WriteModeUnsupported, $"A {medium.Kind} cannot be written in the mode {mode}; it is written in the mode {strategy.Mode}.");
        if (job.Layout.Sessions is not [{ Tracks: [{ Form: BlockForm.Mode1 }] }] || job.Source.BlockSize != BlockSizes.UserData)
            throw new DiscException(RecordingErrors.WriteModeUnsupported, $"The mode {strategy.Mode} records one data track of 2,048-byte blocks; the layout is another.");
        return strategy;
    }

    /// <summary>The strategy for a kind of medium.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: this medium cannot be recorded.</exception>
    public static IWriteStrategy For(Medium medium) => medium.Profile switch
    {
        Profile.CdR or Profile.CdRw => new TrackAtOnceCd(),
        Profile.DvdPlusR => new IncrementalDvdPlusR(),
        Profile.BdRSequential => new SequentialBdR(),
        _ => throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} cannot be recorded by this program.",
            "Insert a blank or appendable CD-R, CD-RW, DVD+R or BD-R."),
    };
}
