namespace OpenImapi.Cli;

/// <summary>Every option of mkisofs, and of xorriso's imitation of it, that is known here: this list is the parser, the help and what the tests walk through.</summary>
internal static class MkisofsOptions
{
    /// <summary>The options by what they are about, as the help shows them.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<MkisofsOption> Options)> Groups { get; } =
    [
        ("What goes in:", MkisofsSourceOptions.All),
        ("File systems and names:", MkisofsNameOptions.All),
        ("Texts and rights:", MkisofsTextOptions.All),
        ("Starting from the disc:", MkisofsBootOptions.All),
        ("Starting from a disk (xorriso's options):", MkisofsDiskOptions.All),
        ("What comes out:", MkisofsOutputOptions.All),
    ];

    public static IEnumerable<MkisofsOption> All => Groups.SelectMany(group => group.Options);

    /// <summary>The option of a name without its dashes; nothing where there is none.</summary>
    public static MkisofsOption? Find(string name) => All.FirstOrDefault(option => option.Is(name));
}
