namespace OpenImapi.Interop.Tests;

[Trait("Category", "Interop")]
public class JudgeTests
{
    [Fact]
    public async Task A_program_is_run_and_its_words_are_kept()
    {
        var verdict = await Judge.RunAsync("xorriso", "-version");
        Assert.Contains(verdict.Lines, line => line.Contains("xorriso version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_does_not_end_fails_the_test()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            () => Judge.AskAsync(new Question("sleep", ["100"]) { TimeLimit = TimeSpan.FromMilliseconds(50) }));
        Assert.Contains("did not end", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_temporary_folder_leaves_nothing_behind()
    {
        string path;
        using (var folder = new TemporaryFolder())
        {
            path = folder.Path;
            folder.Write("a/b/c", "x"u8);
        }

        Assert.False(Directory.Exists(path));
    }
}
