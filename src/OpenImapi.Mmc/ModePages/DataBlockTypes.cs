namespace OpenImapi.Mmc;

/// <summary>Values of the write parameters page's data block type (MMC-5, 7.5): what a block given to WRITE holds.</summary>
public static class DataBlockTypes
{
    /// <summary>2,352 bytes: audio samples, or a whole sector.</summary>
    public const byte Raw = 0;

    /// <summary>2,368 bytes: a raw block and its P and Q sub-channels as 16 bytes.</summary>
    public const byte RawWithQ = 1;

    /// <summary>2,448 bytes: a raw block and its sub-channels P to W, R to W as packs.</summary>
    public const byte RawWithPacks = 2;

    /// <summary>2,448 bytes: a raw block and its sub-channels P to W raw.</summary>
    public const byte RawWithSubchannels = 3;

    /// <summary>2,048 bytes of Mode 1 user data.</summary>
    public const byte Mode1 = 8;

    /// <summary>2,336 bytes of Mode 2.</summary>
    public const byte Mode2 = 9;

    /// <summary>2,048 bytes of Mode 2 Form 1; the sub-header is the page's.</summary>
    public const byte Mode2Form1 = 10;

    /// <summary>2,056 bytes of Mode 2 Form 1 with their sub-header.</summary>
    public const byte Mode2Form1WithSubHeader = 11;

    /// <summary>2,324 bytes of Mode 2 Form 2; the sub-header is the page's.</summary>
    public const byte Mode2Form2 = 12;

    /// <summary>2,332 bytes of Mode 2, either form, with sub-header.</summary>
    public const byte Mode2Mixed = 13;

    /// <summary>Bytes of a block of this type; nothing for a reserved or a vendor's type.</summary>
    public static int? Length(byte type) => type switch
    {
        Raw => 2352,
        RawWithQ => 2368,
        RawWithPacks or RawWithSubchannels => 2448,
        Mode1 or Mode2Form1 => 2048,
        Mode2 => 2336,
        Mode2Form1WithSubHeader => 2056,
        Mode2Form2 => 2324,
        Mode2Mixed => 2332,
        _ => null,
    };
}
