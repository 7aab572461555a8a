namespace OpenImapi.Formats;

/// <summary>What a track's blocks are made of.</summary>
public enum BlockForm
{
    /// <summary>2,048 bytes of user data; on a CD with header, EDC and ECC (ECMA-130, 14.3).</summary>
    Mode1,

    /// <summary>2,048 bytes of user data in a CD-ROM XA sector.</summary>
    Mode2Form1,

    /// <summary>2,352 bytes of 16-bit stereo samples.</summary>
    Audio,

    /// <summary>2,336 bytes after the header; as CD-ROM XA sectors of either form, each saying which.</summary>
    Mode2,
}
