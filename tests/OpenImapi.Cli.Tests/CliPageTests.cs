using System.Text;

namespace OpenImapi.Cli.Tests;

/// <summary>docs/cli.md ends with the help of every command, as it is.</summary>
public class CliPageTests
{
    private const string Page = "docs/cli.md";
    private const string Marker = "<!-- What follows is made from the grammar by the tests of the command line. -->\n";

    [Fact]
    [Trait("Approved", "yes")]
    public void The_page_ends_with_the_help_of_every_command()
    {
        var written = File.ReadAllText(Path.Combine(Approved.Root, Page)).ReplaceLineEndings("\n");
        var page = new StringBuilder(written[..(written.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)]);
        foreach (var verb in Grammar.Verbs)
        {
            var help = new StringWriter { NewLine = "\n" };
            new HelpWriter(help, 100).Write(verb, withGlobals: false);
            page.Append($"\n### {UsageFault.NameOf(verb)}\n\n```text\n{help}```\n");
        }

        Approved.CheckFile(Page, page.ToString());
    }
}
