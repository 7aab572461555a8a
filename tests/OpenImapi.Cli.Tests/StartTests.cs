namespace OpenImapi.Cli.Tests;

/// <summary>What a command does not need costs it nothing: neither an assembly nor a part of the grammar.</summary>
public class StartTests
{
    /// <summary>What draws, speaks to programs or networks, or plays; no plain command needs any of it.</summary>
    private static readonly string[] Heavy =
    [
        "Spectre.Console", "OpenImapi.Audio", "System.Text.Json", "System.Text.RegularExpressions", "System.Net.Http", "System.Net.Sockets",
        "System.Private.Xml", "System.ComponentModel.TypeConverter", "System.Diagnostics.Process",
    ];

    private static readonly string[] AllButMastering = ["OpenImapi", "OpenImapi.Recording", "OpenImapi.Virtual"];

    public static TheoryData<string, string[]> Commands => new()
    {
        { "--version", [.. AllButMastering, "OpenImapi.Mastering", "System.Security.Cryptography"] },
        { "--help", ["OpenImapi", "OpenImapi.Recording", "System.Security.Cryptography"] },
        { "image create in -o x.iso", [.. AllButMastering, "System.Security.Cryptography"] },
        { "image create in -o x.iso --plan", [.. AllButMastering, "System.Security.Cryptography"] },
        { "drives", ["System.Security.Cryptography"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_loads_no_assembly_that_it_does_not_need(string words, string[] unneeded)
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk["in"]);
        File.WriteAllText(desk["in/file"], "content");
        using var imapi = ImapiProcess.Watched(desk, desk["loaded"], words.Split(' '));
        var (code, output, error) = await imapi.EndAsync();
        Assert.True(code == 0, output + error);
        var loaded = File.ReadAllLines(desk["loaded"]);
        Assert.Contains("imapi", loaded);
        Assert.Empty(loaded.Intersect([.. Heavy, .. unneeded]));
    }

    /// <summary>The test above can fail.</summary>
    [Fact]
    public async Task A_command_that_answers_in_JSON_loads_what_writes_it()
    {
        using var desk = new Desk();
        using var imapi = ImapiProcess.Watched(desk, desk["loaded"], "drives", "--json");
        Assert.Equal(0, (await imapi.EndAsync()).Code);
        Assert.Contains("System.Text.Json", File.ReadAllLines(desk["loaded"]));
    }

    [Fact]
    public void The_grammar_for_some_words_has_the_commands_they_name_and_no_other()
    {
        foreach (var command in Grammar.All.Where(command => command != Grammar.Root))
        {
            var words = Grammar.Words(command);
            var own = new ImapiDefinition(new(words));
            var found = own.Parse(words).CommandResult.Command;
            Assert.Equal(UsageFault.NameOf(command), UsageFault.NameOf(found));
            Assert.Equal(command.Options.Select(option => option.Name), found.Options.Select(option => option.Name));
            Assert.All(own.Subcommands, each => Assert.Contains(each.Name, words));
        }
    }
}
