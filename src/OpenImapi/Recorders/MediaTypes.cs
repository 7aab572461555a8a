namespace OpenImapi;

/// <summary>What is recorded on a disc (MEDIA_TYPES).</summary>
public enum MediaTypes
{
    /// <summary>There is no disc.</summary>
    None = 0,

    /// <summary>MEDIA_CDDA_CDROM: audio, Mode 1 data, or both in one session.</summary>
    CddaCdrom = 1,

    /// <summary>MEDIA_CD_ROM_XA: Mode 2 data.</summary>
    CdRomXa = 2,

    /// <summary>MEDIA_CD_I.</summary>
    CdI = 3,

    /// <summary>MEDIA_CD_EXTRA: audio, then data in a session of its own.</summary>
    CdExtra = 4,

    /// <summary>MEDIA_CD_OTHER: a blank CD, or one that is none of the others.</summary>
    CdOther = 5,

    /// <summary>MEDIA_SPECIAL: a DVD or BD.</summary>
    Special = 6,
}

/// <summary>What can be done with a disc (MEDIA_FLAGS).</summary>
[Flags]
public enum MediaFlags
{
    None = 0,

    /// <summary>MEDIA_BLANK: nothing is recorded.</summary>
    Blank = 1,

    /// <summary>MEDIA_RW: it can be erased or overwritten.</summary>
    Rewritable = 2,

    /// <summary>MEDIA_WRITABLE: something can be recorded.</summary>
    Writable = 4,

    /// <summary>MEDIA_FORMAT_UNUSABLE_BY_IMAPI: it can be read, and nothing can be added to what is on it.</summary>
    FormatUnusable = 8,
}

/// <summary>What a recorder is (RECORDER_TYPES).</summary>
public enum RecorderType
{
    /// <summary>RECORDER_CDR: it writes media once.</summary>
    Cdr = 1,

    /// <summary>RECORDER_CDRW: it also erases or overwrites some kind of medium.</summary>
    Cdrw = 2,
}

/// <summary>What a recorder is doing, as far as this disc master knows.</summary>
public enum RecorderState
{
    /// <summary>RECORDER_DOING_NOTHING.</summary>
    DoingNothing = 0,

    /// <summary>RECORDER_OPENED: held for exclusive use.</summary>
    Opened = 1,

    /// <summary>RECORDER_BURNING.</summary>
    Burning = 2,
}

/// <summary>What kind of disc is in a recorder; None and None when there is none.</summary>
public readonly record struct MediaTypeInfo(MediaTypes Type, MediaFlags Flags);

/// <summary>What is on a disc. Addresses and lengths are blocks; <paramref name="NextWritable"/> and <paramref name="FreeBlocks"/> add up to the disc's size.</summary>
/// <param name="Sessions">How many closed sessions it has.</param>
/// <param name="LastTrack">The last track of the last closed session; 0 on a blank disc.</param>
/// <param name="StartAddress">Where that track begins.</param>
/// <param name="NextWritable">Where recording would go on.</param>
/// <param name="FreeBlocks">Blocks that can be recorded from there.</param>
public readonly record struct MediaInfo(byte Sessions, byte LastTrack, uint StartAddress, uint NextWritable, uint FreeBlocks);

/// <summary>What a recorder calls itself.</summary>
public readonly record struct DisplayNames(string Vendor, string Product, string Revision);
