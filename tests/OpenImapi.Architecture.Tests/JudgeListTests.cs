using System.Text.RegularExpressions;

namespace OpenImapi.Architecture.Tests;

/// <summary>Whoever runs ./test gets every outside program that a test asks for.</summary>
public partial class JudgeListTests
{
    [Fact]
    public void Every_program_that_a_test_asks_for_is_one_that_is_installed()
    {
        var installed = File.ReadLines(Path.Combine(House.Root, "eng", "judges.txt")).Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')[0]);
        var asked = House.SourceFiles("tests/OpenImapi.Interop.Tests").SelectMany(path => Asked().Matches(File.ReadAllText(path))).Select(call => call.Groups["program"].Value);
        Refuse.Any(asked.Distinct().Except(installed).Except(OfEverySystem));
    }

    /// <summary>Programs without which there is no system to run on, or no test to run.</summary>
    private static readonly string[] OfEverySystem = ["sleep", "sh", "chmod", "dotnet"];

    [GeneratedRegex(@"(Judge\.(Run|Ask|Find)\w*|new Question)\(""(?<program>[\w.+-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
