namespace OpenImapi.Cli.Tests;

/// <summary>What --help says, as it was approved.</summary>
public class HelpTests
{
    public static TheoryData<string> Commands => [.. Grammar.All.Select(UsageFault.NameOf)];

    [Theory]
    [MemberData(nameof(Commands))]
    [Trait("Approved", "yes")]
    public async Task Help_is_as_approved(string command)
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync([.. command.Split(' ')[1..], "--help"]);
        Assert.Equal(ExitCode.Success, ran.Code);
        Approved.Check($"{command.Replace(' ', '-')}.txt", ran.Out);
    }

    [Fact]
    public void Every_command_has_an_example_that_begins_with_its_own_words()
    {
        foreach (var verb in Grammar.Verbs)
        {
            Assert.NotEmpty(verb.Examples);
            Assert.Contains(verb.Examples, example => example.Line.StartsWith(UsageFault.NameOf(verb), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_line_of_help_is_wider_than_80_columns_but_an_example()
    {
        foreach (var command in Grammar.All)
        {
            var text = new StringWriter();
            new HelpWriter(text, 80).Write(command);
            Assert.DoesNotContain(text.ToString().Split('\n'), line => line.TrimEnd().Length > 80 && !line.StartsWith("  imapi", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_a_word_imapi_shows_its_help()
    {
        using var desk = new Desk();
        Assert.Equal((await desk.RunAsync("--help")).Out, (await desk.RunAsync()).Succeeded().Out);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        using var desk = new Desk();
        Assert.StartsWith("imapi 0.", Assert.Single((await desk.RunAsync("--version")).Succeeded().Lines));
    }
}
