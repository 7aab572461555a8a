using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>The plan of media and modes that write one data track a session.</summary>
internal static class OneDataTrack
{
    public static bool Fits(RecordingJob job) => job.Layout.Sessions is [{ Tracks: [{ Form: BlockForm.Mode1 or BlockForm.Mode2Form1 }] }];

    /// <exception cref="DiscException">OPENIMAPI_E_WRITE_MODE_UNSUPPORTED: the layout is another.</exception>
    public static BurnPlan Plan(BurnDesk desk, IWriteStrategy strategy)
    {
        if (!Fits(desk.Job))
            throw new DiscException(RecordingErrors.WriteModeUnsupported, $"The mode {strategy.Mode} records one data track of 2,048-byte blocks; the layout is another.");
        var track = desk.Job.Layout.Sessions[0].Tracks[0];
        var form = Forms.UserData(track.Form, desk.Source.BlockSize);
        var perCommand = Blocks.PerCommand(desk.Drive.MaximumTransferLength, form.BlockSize, strategy.Blocking);
        return new([new(track.Extent.Start, track.Extent.Length, strategy.PaddingAfter(track.Extent.Length), form, perCommand) { Track = 1 }]);
    }
}
