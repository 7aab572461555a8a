using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>The commands that carry CD-TEXT.</summary>
internal static class CueTexts
{
    /// <summary>Reads one of them; false for any other command.</summary>
    public static bool TrySet(ref CdTextFields text, string command, CueLine line, SheetFaults faults)
    {
        if (Find(text, command) is not { } before)
            return false;
        var words = line.Text(faults).ToString();
        if (before.Length > 0)
            faults.Report(line.Number, $"A second {command} is left out.");
        else
            text = With(text, command, words);
        return true;
    }

    /// <summary>Commands and texts in the order in which they are written; those that are empty are left out.</summary>
    public static IEnumerable<(string Command, string Text)> Of(CdTextFields text) =>
        Commands.Select(command => (command, Find(text, command)!)).Where(pair => pair.Item2.Length > 0);

    private static readonly string[] Commands = ["TITLE", "PERFORMER", "SONGWRITER", "COMPOSER", "ARRANGER", "MESSAGE", "UPC_EAN"];

    private static string? Find(CdTextFields text, string command) => command switch
    {
        "TITLE" => text.Title,
        "PERFORMER" => text.Performer,
        "SONGWRITER" => text.Songwriter,
        "COMPOSER" => text.Composer,
        "ARRANGER" => text.Arranger,
        "MESSAGE" => text.Message,
        "UPC_EAN" => text.Code,
        _ => null,
    };

    private static CdTextFields With(CdTextFields text, string command, string words) => command switch
    {
        "TITLE" => text with { Title = words },
        "PERFORMER" => text with { Performer = words },
        "SONGWRITER" => text with { Songwriter = words },
        "COMPOSER" => text with { Composer = words },
        "ARRANGER" => text with { Arranger = words },
        "MESSAGE" => text with { Message = words },
        _ => text with { Code = words },
    };
}
