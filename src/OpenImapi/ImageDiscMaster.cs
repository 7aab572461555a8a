using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Burns a finished image, or any finished disc, as it is: our extension of IMAPI, with its recorders, events and rules.</summary>
public sealed class ImageDiscMaster : FormatDiscMaster
{
    private IBlockSource? image;
    private DiscLayout? layout;
    private FileBlockSource? file;

    internal ImageDiscMaster(DiscMaster master)
        : base(master)
    {
    }

    public override bool HasContent => image is not null;

    internal override DiscMasterFormat Format => DiscMasterFormat.Image;

    /// <summary>Stages an image file by reference: it must stay as it is until the disc is recorded. It replaces an image staged before.</summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT; IMAPI_E_INVALIDIMAGE: it is empty or does not consist of blocks of 2,048 bytes; it cannot be read.
    /// </exception>
    public void SetImage(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var opened = new FileBlockSource(path);
        try
        {
            if (new FileInfo(path).Length is var length && length % BlockSizes.UserData != 0)
                throw new DiscException(ImapiErrors.InvalidImage, $"{path} has {length} bytes, which is no whole number of blocks of 2,048.",
                    "Make sure that the file is a complete disc image.");
            SetImage(opened);
            file = opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Stages an image by reference; its first address is where on the disc it belongs. It replaces an image staged before.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT; IMAPI_E_INVALIDIMAGE: it is empty or its blocks are not of 2,048 bytes.</exception>
    public void SetImage(IBlockSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Master.RequireActive(this);
        if (source.BlockSize != BlockSizes.UserData || source.Extent.IsEmpty)
            throw new DiscException(ImapiErrors.InvalidImage, $"An image has blocks of 2,048 bytes; this one has {source.Extent.Length} of {source.BlockSize}.",
                "Make sure that it is a complete disc image.");
        SetImage(DiscLayout.OneDataTrack(source.Extent), source);
    }

    /// <summary>
    /// Stages a finished disc by reference: audio, data, both, in one session or several. One with sound, or of whole sectors, is recorded
    /// session at once unless the recording says otherwise. It replaces an image staged before.
    /// </summary>
    /// <param name="discLayout">Where everything lies.</param>
    /// <param name="source">Its blocks: of 2,352 bytes where a track is audio or of Mode 2, else of 2,048 or 2,352.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT; IMAPI_E_INVALIDIMAGE: there is no track, a track is empty, the source does not hold it, or a
    /// session does not follow the one before as on a CD.
    /// </exception>
    public void SetImage(DiscLayout discLayout, IBlockSource source)
    {
        using var work = Master.BeginWork(this);
        ArgumentNullException.ThrowIfNull(discLayout);
        ArgumentNullException.ThrowIfNull(source);
        if (FaultOf(discLayout, source) is { } fault)
            throw new DiscException(ImapiErrors.InvalidImage, fault, "Make sure that it is a complete disc image.");
        Clear();
        (image, layout) = (source, discLayout);
    }

    internal override void Clear()
    {
        file?.Dispose();
        (image, layout, file) = (null, null, null);
    }

    internal override void Reset() => Clear();

    internal override async ValueTask<DiscTarget> ExamineAsync(Drive drive, CancellationToken cancellation)
    {
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        MediumRules.RequireRoom(medium, drive.Address.Name);
        return new(medium);
    }

    internal override ValueTask<RecordingJob> ComposeAsync(DiscTarget target, Medium medium, RecordDiscOptions how, CancellationToken cancellation)
    {
        var (source, start, isCdImage) = (image!, layout!.Sessions[0].Start, IsCdImage(layout, image!));
        if (isCdImage)
            AudioRules.RequireCd(medium);
        if (start != medium.NextWritable)
            throw new DiscException(RecordingErrors.StartMismatch,
                $"The image was made for block {start} of a disc; recording goes on at block {medium.NextWritable?.ToString() ?? "(none)"} of the one in the drive.",
                medium.Erasable ? "Erase the disc, or insert a blank one." : "Insert a blank disc.");
        if (!isCdImage && !how.Overburn)
            MediumRules.RequireFit(source.Extent.Length, MediumRoom.ForContent(medium, medium.Capacity));
        return ValueTask.FromResult(new RecordingJob { Layout = layout, Source = source, WriteMode = isCdImage && HasSessionOfOneDataTrack(layout) ? WriteMode.SessionAtOnce : null });
    }

    /// <summary>A lone data track would be padded and lose its sub-headers track at once; for all else the recorder knows the best way.</summary>
    private static bool HasSessionOfOneDataTrack(DiscLayout layout) => layout.Sessions.Any(session => session.Tracks is [{ Form: not BlockForm.Audio }]);

    /// <summary>Only a CD has what this image is made of; whether it fits is known to the recorder, which counts gaps and sessions.</summary>
    private static bool IsCdImage(DiscLayout layout, IBlockSource source) => source.BlockSize == BlockSizes.Raw || layout.Tracks.Skip(1).Any();

    /// <summary>Lead-out, lead-in and the 150 blocks before the next session's first track (ECMA-130, 20; Orange Book).</summary>
    private static BlockCount BetweenSessions(int number) => new((number == 1 ? 6750 : 2250) + 4500 + 150);

    private static string? FaultOf(DiscLayout layout, IBlockSource source)
    {
        if (layout.Sessions.IsDefaultOrEmpty || layout.Sessions.Any(session => session.Tracks.IsDefaultOrEmpty))
            return "The image has a session without a track, or none at all.";
        foreach (var (before, next) in layout.Sessions.Zip(layout.Sessions.Skip(1)))
            if (next.Tracks[0].Extent.Start != before.LeadOut + BetweenSessions(before.Number))
                return $"Session {next.Number} begins at block {next.Tracks[0].Extent.Start}; after session {before.Number} it begins at {before.LeadOut + BetweenSessions(before.Number)}.";
        foreach (var track in layout.Tracks)
            if (track.Extent.IsEmpty || !source.Extent.Contains(track.Extent))
                return $"Track {track.Number} has the blocks {track.Extent}; the image holds {source.Extent}.";
            else if (source.BlockSize != BlockSizes.Raw && (source.BlockSize != BlockSizes.UserData || track.Form is BlockForm.Audio or BlockForm.Mode2))
                return $"Track {track.Number} is of {track.Form}; it cannot be made of blocks of {source.BlockSize} bytes.";
        return null;
    }
}
