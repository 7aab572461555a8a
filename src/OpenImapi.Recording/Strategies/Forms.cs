using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Which part of a source's blocks each form of track sends.</summary>
internal static class Forms
{
    /// <summary>Bytes of a CD-ROM XA sub-header, which stands twice before the user data of Mode 2 Form 1.</summary>
    private const int BothSubheaders = 2 * Subheader.Length;

    /// <summary>2,048 bytes of user data, of blocks that are it or sectors that hold it.</summary>
    public static SliceForm UserData(BlockForm track, int sourceBlockSize) => sourceBlockSize == BlockSizes.UserData
        ? new(BlockSizes.UserData)
        : new(new(SectorHeader.Length + (track == BlockForm.Mode1 ? 0 : BothSubheaders), BlockSizes.UserData), sourceBlockSize);

    /// <summary>What a cue sheet says that is sent.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_LAYOUT: the source's blocks do not hold it.</exception>
    public static WireForm Of(CueSheetForm form, BlockForm track, int sourceBlockSize) => (form, sourceBlockSize) switch
    {
        (CueSheetForm.Mode1, _) => UserData(track, sourceBlockSize),
        (CueSheetForm.Audio, BlockSizes.Raw) => new SliceForm(BlockSizes.Raw),
        (CueSheetForm.Xa or CueSheetForm.Mode2, BlockSizes.Raw) => new SliceForm(new(SectorHeader.Length, form.BlockLength()), sourceBlockSize),
        (CueSheetForm.Xa, BlockSizes.UserData) when track == BlockForm.Mode2Form1 => new XaForm(),
        _ => throw new DiscException(RecordingErrors.Layout, $"Blocks of {sourceBlockSize} bytes do not hold what a track of the form {track} needs.",
            "Give tracks of sound and of Mode 2 as sectors of 2,352 bytes."),
    };

    /// <summary>User data as a CD-ROM XA sector from its sub-header on; the drive makes EDC and ECC anew.</summary>
    private sealed class XaForm() : WireForm(BlockSizes.Raw - SectorHeader.Length, new(0, BlockSizes.UserData))
    {
        public override void Make(Lba at, ReadOnlySpan<byte> block, Span<byte> wire)
        {
            Span<byte> sector = stackalloc byte[BlockSizes.Raw];
            if (block.IsEmpty)
                Sector.WriteEmpty(BlockForm.Mode2Form1, at, sector);
            else
                Sector.Write(SectorForm.Mode2Form1, at, block, sector);
            sector[SectorHeader.Length..].CopyTo(wire);
        }
    }
}
