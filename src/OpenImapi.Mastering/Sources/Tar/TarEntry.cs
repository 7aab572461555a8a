namespace OpenImapi.Mastering;

/// <summary>A part of a file that has holes: where it lies in the file, where in the archive, and its length, in bytes.</summary>
internal readonly record struct TarPiece(long Offset, long Place, long Length);

/// <summary>One entry of a tar archive.</summary>
/// <param name="Type">What it is: a digit of ustar; 0 for a file.</param>
/// <param name="Name">Its name in bytes, as it stands in the archive.</param>
/// <param name="LinkName">What a link leads to.</param>
/// <param name="Stamp">Its length, with its holes, and its time of change.</param>
/// <param name="Rights">Whose it is.</param>
/// <param name="Device">The numbers of a device.</param>
/// <param name="Place">Where its data begin in the archive.</param>
/// <param name="Pieces">Where they lie where it has holes.</param>
internal sealed record TarEntry(
    char Type, byte[] Name, byte[] LinkName, FileStamp Stamp, AccessRights Rights, DeviceNumbers Device, long Place, IReadOnlyList<TarPiece>? Pieces)
{
    /// <summary>What its header says of it that no volume has a place for, in a sentence.</summary>
    public string? Lost { get; init; }

    public const char File = '0';
    public const char HardLink = '1';
    public const char Link = '2';
    public const char CharacterDevice = '3';
    public const char BlockDevice = '4';
    public const char Folder = '5';
    public const char Pipe = '6';
}
