namespace OpenImapi.Cli;

/// <summary>One option of mkisofs: how it is written, which words follow it, and what it asks for.</summary>
/// <param name="Names">How it is written, its most usual name first, without dashes: one dash and two mean the same.</param>
/// <param name="Values">What the words after it are; none for an option that stands alone.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Apply">The order with what it asks for; it is given the words that follow.</param>
internal sealed record MkisofsOption(
    IReadOnlyList<string> Names, IReadOnlyList<string> Values, string Summary, Func<MkisofsOrder, MkisofsWords, MkisofsOrder> Apply)
{
    /// <summary>Names that people write with two dashes.</summary>
    private static readonly string[] TwoDashes = ["grub2-", "protective-", "mbr-", "efi-boot", "modification-", "sort-weight"];

    /// <summary>An option that stands alone.</summary>
    public static MkisofsOption Flag(string names, string summary, Func<MkisofsOrder, MkisofsOrder> apply) =>
        new(names.Split(' '), [], summary, (order, _) => apply(order));

    /// <summary>An option with a word after it, or several.</summary>
    public static MkisofsOption With(string names, string values, string summary, Func<MkisofsOrder, MkisofsWords, MkisofsOrder> apply) =>
        new(names.Split(' '), values.Split(' '), summary, apply);

    /// <summary>Its usual name with the dashes that people write.</summary>
    public string Usual => Dashed(Names[0]);

    /// <summary>All its names and what follows it, for the help.</summary>
    public string Syntax => string.Join(", ", Names.Select(Dashed)) + (Values.Count == 0 ? "" : (Names[0] == "modification-date" ? "=" : " ") + string.Join(' ', Values));

    public bool Is(string name) => Names.Contains(name, StringComparer.Ordinal);

    private static string Dashed(string name) =>
        name.Length > 1 && Array.Exists(TwoDashes, start => name.StartsWith(start, StringComparison.Ordinal)) && name != "efi-boot-part" ? $"--{name}" : $"-{name}";
}
