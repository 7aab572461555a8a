namespace OpenImapi.Formats.RedBook;

/// <summary>Bytes of GF(2^8) side by side in one register.</summary>
/// <remarks>All is static: what is asked of a value through its address stays in memory, at three times the cost.</remarks>
internal interface IParityLanes<TSelf>
    where TSelf : struct, IParityLanes<TSelf>
{
    /// <summary>How many bytes.</summary>
    static abstract int Width { get; }

    static abstract TSelf Load(ref byte field, int at);

    static abstract void Store(TSelf bytes, ref byte field, int at);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>Each byte times alpha, in the field of x^8 + x^4 + x^3 + x^2 + 1.</summary>
    static abstract TSelf TimesAlpha(TSelf bytes);

    /// <summary>Each byte divided by alpha + 1.</summary>
    static abstract TSelf DividedByAlphaPlusOne(TSelf bytes);

    /// <summary>The first where the mask has ones, else the second.</summary>
    static abstract TSelf Choose(TSelf mask, TSelf first, TSelf second);

    /// <summary>The last word of two bytes first.</summary>
    static abstract TSelf Turned(TSelf words);
}
