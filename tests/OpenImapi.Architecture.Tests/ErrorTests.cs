using System.Text.RegularExpressions;

namespace OpenImapi.Architecture.Tests;

/// <summary>Every error is declared once, in its room's range, and says what happened and what to do.</summary>
public partial class ErrorTests
{
    /// <summary>The codes that each room gives to its own errors: 100h from here.</summary>
    private static readonly Dictionary<string, uint> Ranges = new()
    {
        ["OpenImapi.Formats"] = 0x80041000,
        ["OpenImapi.Mastering"] = 0x80041100,
        ["OpenImapi.Mmc"] = 0x80041200,
        ["OpenImapi.Recording"] = 0x80041300,
        ["OpenImapi.Virtual"] = 0x80041400,
        ["OpenImapi.Transports"] = 0x80041500,
        ["OpenImapi"] = 0x80041600,
        ["OpenImapi.Cli"] = 0x80041700,
        ["OpenImapi.Audio"] = 0x80041800,
    };

    [Fact]
    public void No_two_errors_share_a_symbol() =>
        Refuse.Any(DeclaredError.All.GroupBy(declared => declared.Error.Symbol).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(declared => declared.Declaration))}"));

    [Fact]
    public void No_two_errors_of_ours_share_a_code() =>
        Refuse.Any(DeclaredError.All.Where(declared => declared.IsOurs).GroupBy(declared => declared.Code).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key:X8}: {string.Join(", ", group.Select(declared => declared.Declaration))}"));

    [Fact]
    public void A_code_of_ours_lies_in_its_room_s_range() =>
        Refuse.Any(DeclaredError.All.Where(declared => declared.IsOurs && (declared.Code & ~0xFFu) != Ranges[declared.Project])
            .Select(declared => $"{declared.Declaration}: {declared.Code:X8} is outside {Ranges[declared.Project]:X8} to {Ranges[declared.Project] + 0xFF:X8}"));

    [Fact]
    public void An_error_of_ours_is_named_so_and_any_other_is_one_of_IMAPI_s_or_COM_s() =>
        Refuse.Any(DeclaredError.All
            .Where(declared => declared.IsOurs ? !declared.Error.Symbol.StartsWith("OPENIMAPI_E_", StringComparison.Ordinal)
                : WindowsCodes.BySymbol.GetValueOrDefault(declared.Error.Symbol) != declared.Code)
            .Select(declared => $"{declared.Declaration}: {declared.Error.Symbol} {declared.Code:X8}"));

    [Fact]
    public void The_symbol_of_an_error_of_ours_ends_with_its_declared_name_word_by_word() =>
        Refuse.Any(DeclaredError.All.Where(declared => declared.IsOurs && !declared.Error.Symbol.EndsWith($"_{Words(declared)}", StringComparison.Ordinal))
            .Select(declared => $"{declared.Declaration}: {declared.Error.Symbol} does not end with {Words(declared)}"));

    [Fact]
    public void Every_error_says_in_sentences_what_happened_and_what_to_do() =>
        Refuse.Any(DeclaredError.All.Where(declared => !Sentences().IsMatch(declared.Error.Text) || !Sentences().IsMatch(declared.Error.Advice))
            .Select(declared => $"{declared.Declaration}: \"{declared.Error.Text}\" \"{declared.Error.Advice}\""));

    [Fact]
    public void Errors_are_declared_in_a_class_that_is_named_for_it() =>
        Refuse.Any(DeclaredError.All.Where(declared => !declared.Declaration.Split('.')[0].EndsWith("Errors", StringComparison.Ordinal)).Select(declared => declared.Declaration));

    [Fact]
    [Trait("Approved", "yes")]
    public void The_page_of_errors_lists_them_all() => ApprovedFile.Check("docs/errors.md", ErrorsPage.Text());

    /// <summary>NoVolume as NO_VOLUME.</summary>
    private static string Words(DeclaredError declared) => WordStart().Replace(declared.Declaration.Split('.')[1], "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex WordStart();

    [GeneratedRegex(@"^\S.*[.?]$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentences();
}
