namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Other people's programs burn on our recorder; Linux and our own export read back what they burned.</summary>
public class LabTests
{
    /// <summary>
    /// At least one cell of each program and family of media, every kind of writing, and every recorder that others wrote. What cdrdao makes of an album is
    /// burned and read by <see cref="ReaderTests"/>, and imapi burns through SG_IO in <see cref="LinuxDriveTests"/>, too.
    /// </summary>
    private static readonly string[] Section =
    [
        "wodim multi cd-r80", "wodim blank=fast cd-rw80", "wodim audio, sao cd-r80", "wodim sao dvd-r",
        "cdrskin cue sheet cd-r80", "cdrskin sao dvd-rw", "cdrskin multi dvd+r", "cdrskin blank=format_if_needed bd-re25",
        "xorriso blank cd-rw80", "xorriso grow dvd+rw", "xorriso grow bd-r25", "xorriso format dvd-ram",
        "growisofs -M dvd+r", "growisofs -Z bd-r25", "growisofs dvd+rw-format bd-re25",
        "cdrdao data cd-r80", "Linux mkudffs, udf dvd-ram", "imapi, iSCSI sessions bd-r25", "imapi, SG_IO sessions dvd-ram of tcmu",
        "cdrskin -tao dvd+r of tgt", "xorriso -write_type tao dvd+r of tgt", "growisofs -dvd-compat -Z dvd+r of tgt",
    ];

    [Fact]
    [Trait("Category", "Interop")]
    [Trait("Category", "Large")]
    public async Task Programs_burn_on_our_recorder_and_everybody_reads_what_they_burned()
    {
        var cells = LabCell.Every.Where(cell => Section.Contains(cell.ToString())).ToList();
        Assert.Equal(Section.Length, cells.Count);
        Judge(await LabBench.RunAsync(cells, record: null, TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// Everything, which takes most of an hour: <c>./test --lab</c>. The variable OPENIMAPI_LAB_CELLS, a regular expression, chooses some cells. OPENIMAPI_COMMIT,
    /// which ./test sets, is the commit that the page names; without it no page is written.
    /// </summary>
    [Fact]
    [Trait("Category", "Lab")]
    public async Task Every_cell_of_the_table()
    {
        var chosen = Environment.GetEnvironmentVariable("OPENIMAPI_LAB_CELLS");
        var record = Environment.GetEnvironmentVariable("OPENIMAPI_COMMIT") is { } commit ? new LabRecord(commit) : null;
        var cells = chosen is null ? LabCell.Table
            : LabCell.Table.Where(cell => System.Text.RegularExpressions.Regex.IsMatch(cell.ToString(), chosen, default, TimeSpan.FromSeconds(1)));
        var outcomes = await LabBench.RunAsync(cells, record, TestContext.Current.CancellationToken);
        if (record is not null)
            await LabReport.WriteAsync(record);
        Judge(outcomes);
    }

    private static void Judge(IReadOnlyList<LabOutcome> outcomes) => Assert.All(outcomes, outcome => Assert.True(outcome.Failure is null, outcome.ToString()));
}
