using System.Globalization;

namespace OpenImapi.Cli;

/// <summary>Track numbers as people list them: 1-3,7.</summary>
internal static class TrackList
{
    /// <summary>The numbers, in order and each once; none where nothing was said.</summary>
    /// <exception cref="Formats.DiscException">The list is not right.</exception>
    public static IReadOnlyList<int> Parse(string? written)
    {
        var numbers = new SortedSet<int>();
        foreach (var part in written?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || NumberIn(ends[0]) is not { } first || NumberIn(ends[^1]) is not { } last || last < first)
                throw UsageFault.Of($"--tracks takes a list of tracks from 1 to 99, such as 1-3,7; not '{written}'.");
            numbers.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return [.. numbers];
    }

    private static int? NumberIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 99 ? number : null;
}
