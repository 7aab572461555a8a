using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>The words after it are mkisofs's own, and are not read by the grammar of imapi.</summary>
internal sealed class MkisofsDefinition : Verb
{
    public const string Word = "mkisofs";

    private static readonly string[] HelpWords = ["-help", "--help", "-h"];

    private readonly Argument<string[]> words = new("WORDS") { HelpName = "SOURCE", Description = "Folders, whose content goes to the root, and files.", Arity = ArgumentArity.ZeroOrMore };

    public MkisofsDefinition()
        : base(Word, "Make an image by the options of mkisofs, genisoimage or 'xorriso -as mkisofs', for scripts that say them.") => Add(words);

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi mkisofs -o seed.iso -V cidata -J -R user-data meta-data", "Makes a seed for cloud-init."),
        new("imapi mkisofs -r -J -graft-points -o - docs=manual README.md | ssh host 'cat > docs.iso'", "Puts what is in manual under docs, and README.md beside it."),
        new("imapi mkisofs -o live.iso -r -b isolinux/isolinux.bin -c isolinux/boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table tree", "Makes a disc that a BIOS starts."),
    ];

    public override IEnumerable<(string Title, IEnumerable<(string Syntax, string Summary)> Rows)> OwnOptions =>
        MkisofsOptions.Groups.Select(group => (group.Title, group.Options.Select(option => (option.Syntax, option.Summary))));

    /// <summary>The command line with mkisofs's words kept from the grammar.</summary>
    public static IReadOnlyList<string> Guard(IReadOnlyList<string> words)
    {
        var at = words.TakeWhile(word => word.StartsWith('-')).Count();
        return at < words.Count && words[at] == Word ? [.. words.Take(at + 1), "--", .. words.Skip(at + 1)] : words;
    }

    public override ICommand Bind(ParseResult said)
    {
        var given = said.GetValue(words) ?? [];
        var own = given is ["-as", _, ..] ? given[2..] : given;
        if (own is [var only] && HelpWords.Contains(only, StringComparer.Ordinal))
            return new MkisofsHelpCommand(this);
        return own is ["-version" or "--version"] ? new MkisofsVersionCommand() : new MkisofsCommand(MkisofsParser.Parse(given));
    }

    /// <summary>Messages go to standard error always, as mkisofs's do.</summary>
    public override bool StreamsOut(ParseResult said) => true;
}
