namespace OpenImapi.Formats.Sheets;

/// <summary>A length or a place in a file: minutes, seconds and frames from 00:00:00. Minutes may go beyond 99.</summary>
internal static class SheetTime
{
    private const int MostMinutes = 99_999;
    private const int BlocksInMinute = 60 * Msf.FramesPerSecond;

    /// <summary>The longest time that can be written, in blocks.</summary>
    public static readonly BlockCount Maximum = new((MostMinutes + 1L) * BlocksInMinute - 1);

    public static string ToText(BlockCount blocks)
    {
        if (blocks < BlockCount.Zero)
            throw new ArgumentOutOfRangeException(nameof(blocks), $"{blocks} blocks are no time.");
        return $"{blocks.Value / BlocksInMinute:00}:{blocks.Value / Msf.FramesPerSecond % 60:00}:{blocks.Value % Msf.FramesPerSecond:00}";
    }

    /// <summary>Reads a time; one of 60 seconds or 75 frames and more is carried over and told.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BlockCount blocks, out bool isInRange)
    {
        (blocks, isInRange) = (default, false);
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, ':') != 3
            || !TryNumber(text[parts[0]], out var minutes) || !TryNumber(text[parts[1]], out var seconds) || !TryNumber(text[parts[2]], out var frames))
            return false;
        isInRange = seconds < 60 && frames < Msf.FramesPerSecond;
        blocks = new((minutes * 60L + seconds) * Msf.FramesPerSecond + frames);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= 5 && !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, out number);
    }
}
