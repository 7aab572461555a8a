namespace OpenImapi.Cli;

/// <summary>Breaks text between words.</summary>
internal static class Wrapping
{
    /// <summary>Lines of at most so many columns; a longer word has a line of its own.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && TextWidth.Of(line) + 1 + TextWidth.Of(word) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Writes a text with its lines indented alike.</summary>
    public static void Write(TextWriter to, string text, int width, int indent = 0)
    {
        foreach (var line in Lines(text, width - indent))
            to.WriteLine(new string(' ', indent) + line);
    }
}
