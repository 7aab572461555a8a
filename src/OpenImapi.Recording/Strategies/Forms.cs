using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>Which part of a source's blocks each form of track sends.</summary>
internal static class Forms
{
    /// <summary>Bytes of a CD-ROM XA sub-header, before the user data of Mode 2 Form 1.</summary>
    private const int SubHeader = 8;

    /// <summary>2,048 bytes of user data, of blocks that are it or sectors that hold it.</summary>
    public static SliceForm UserData(BlockForm track, int sourceBlockSize) => sourceBlockSize == BlockSizes.UserData
        ? new(BlockSizes.UserData)
        : new(new(SectorHeader.Length + (track == BlockForm.Mode1 ? 0 : SubHeader), BlockSizes.UserData), sourceBlockSize);
}
