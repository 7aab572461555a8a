using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Burns a finished image as it is: our extension of IMAPI, with its recorders, events and rules.</summary>
public sealed class ImageDiscMaster : FormatDiscMaster
{
    private IBlockSource? image;
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
        using var work = Master.BeginWork(this);
        if (source.BlockSize != BlockSizes.UserData || source.Extent.IsEmpty)
            throw new DiscException(ImapiErrors.InvalidImage, $"An image has blocks of 2,048 bytes; this one has {source.Extent.Length} of {source.BlockSize}.",
                "Make sure that it is a complete disc image.");
        Clear();
        image = source;
    }

    internal override void Clear()
    {
        file?.Dispose();
        (image, file) = (null, null);
    }

    internal override void Reset() => Clear();

    internal override async ValueTask<DiscTarget> ExamineAsync(Drive drive, CancellationToken cancellation)
    {
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        MediumRules.RequireRoom(medium, drive.Address.Name);
        return new(medium);
    }

    internal override RecordingJob Compose(DiscTarget target, Medium medium)
    {
        var source = image!;
        if (source.Extent.Start != medium.NextWritable)
            throw new DiscException(RecordingErrors.StartMismatch,
                $"The image was made for block {source.Extent.Start} of a disc; recording goes on at block {medium.NextWritable?.ToString() ?? "(none)"} of the one in the drive.",
                medium.Erasable ? "Erase the disc, or insert a blank one." : "Insert a blank disc.");
        MediumRules.RequireFit(source.Extent.Length, new(medium));
        return new() { Layout = DiscLayout.OneDataTrack(source.Extent), Source = source };
    }
}
