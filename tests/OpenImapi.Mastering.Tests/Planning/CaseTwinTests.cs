namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Windows opens one of two names that differ only in case; the plan says so.</summary>
public class CaseTwinTests
{
    [Theory]
    [InlineData("read.me", "READ.ME", true)]
    [InlineData("Été.txt", "éTÉ.TXT", true)]
    [InlineData("Straße with a name that is longer than thirty-one letters 1", "sTRASSE with a name that is longer than thirty-one letters 1", false)]
    [InlineData("a name that is longer than thirty-one letters, the first", "a name that is longer than thirty-one letters, the second", false)]
    [InlineData("[", "{", false)]
    public void Names_that_differ_only_in_case_are_noted(string one, string two, bool noted)
    {
        var notes = ImagePlanner.Plan(Samples.Tree("folder/" + one, "folder/" + two, "folder/other", "elsewhere/" + two)).Report.Notes;
        Assert.Equal(noted, notes.Any(note => note.Contains("1 name(s) differ only in case", StringComparison.Ordinal)));
    }
}
