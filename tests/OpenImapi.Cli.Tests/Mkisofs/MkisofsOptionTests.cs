namespace OpenImapi.Cli.Tests;

/// <summary>Every option of mkisofs does something, and its table in the tests shows what.</summary>
public class MkisofsOptionTests
{
    public static TheoryData<string> All => [.. MkisofsOptions.All.Select(option => option.Usual)];

    private static Dictionary<string, Func<Desk, Task>> Effects => new(MkisofsEffects.All.Concat(MkisofsBootEffects.All), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_option_does_what_its_help_says(string option)
    {
        Assert.True(Effects.TryGetValue(option, out var effect), $"No test shows that '{option}' does something.");
        using var desk = new Desk();
        MadeImage.WriteTree(desk);
        await effect(desk);
    }

    [Fact]
    public void The_table_names_only_what_there_is() => Assert.Empty(Effects.Keys.Except(All.Select(row => row.Data), StringComparer.Ordinal));

    [Fact]
    public void No_name_means_two_things() => Assert.Equal(MkisofsOptions.All.Sum(option => option.Names.Count), MkisofsOptions.All.SelectMany(option => option.Names).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public async Task Every_name_stands_in_the_help()
    {
        using var desk = new Desk();
        var help = (await desk.RunAsync("mkisofs", "--help")).Succeeded().Out;
        foreach (var option in MkisofsOptions.All)
            foreach (var name in option.Names)
                Assert.Contains($"-{name}", help, StringComparison.Ordinal);
    }
}
