namespace OpenImapi.Cli.Tests;

/// <summary>A terminal that knows the few control functions that progress is drawn with (ECMA-48): what stands on it in the end.</summary>
internal static class Screen
{
    /// <summary>The lines that are not empty, without spaces at their ends.</summary>
    public static IEnumerable<string> Of(string written)
    {
        var lines = new List<string> { "" };
        var (row, column) = (0, 0);
        for (var i = 0; i < written.Length; i++)
        {
            switch (written[i])
            {
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    (row, column) = (row + 1, 0);
                    if (row == lines.Count)
                        lines.Add("");
                    break;
                case '\u001B':
                    var end = written.AsSpan(i).IndexOfAny("AJKm") + i;
                    var number = written[(i + 2)..end];
                    if (written[end] == 'A')
                        row -= int.Parse(number, null);
                    else if (written[end] is 'K' or 'J')
                        lines[row] = lines[row][..Math.Min(column, lines[row].Length)];
                    if (written[end] == 'J')
                        lines.RemoveRange(row + 1, lines.Count - row - 1);
                    i = end;
                    break;
                default:
                    lines[row] = lines[row].PadRight(column + 1).Remove(column, 1).Insert(column, $"{written[i]}");
                    column++;
                    break;
            }
        }

        return lines.Select(line => line.TrimEnd()).Where(line => line.Length > 0);
    }
}
