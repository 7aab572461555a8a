using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>How a disc image is read.</summary>
public sealed record DiscImageReadOptions
{
    /// <summary>Whether a sheet that breaks the rules, or whose files are not quite what it says, is read with warnings.</summary>
    public ReadingMode Mode { get; init; } = ReadingMode.Tolerant;

    /// <summary>How the sheet's characters are coded.</summary>
    public SheetEncoding Encoding { get; init; } = SheetEncoding.Detect;

    /// <summary>Takes tracks of less than 4 seconds, with a warning.</summary>
    public bool AllowShortTracks { get; init; }
}

/// <summary>Something about an image that is not as it should be.</summary>
/// <param name="Line">The line of the sheet; 0 where it is none.</param>
/// <param name="Text">What it is and what is made of it, in a sentence.</param>
public sealed record DiscImageWarning(int Line, string Text)
{
    public override string ToString() => Line == 0 ? Text : $"line {Line}: {Text}";
}
