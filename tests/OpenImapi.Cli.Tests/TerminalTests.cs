namespace OpenImapi.Cli.Tests;

/// <summary>What a person at a terminal sees, and what goes into a pipe.</summary>
public class TerminalTests
{
    [Fact]
    public async Task A_terminal_shows_bars_and_a_pipe_plain_lines()
    {
        using var desk = new Desk();
        desk.File("a.bin", Desk.Bytes(5_000_000));
        var terminal = await desk.RunAsync(new TestConsole(isTerminal: true), default, "image", "create", desk["a.bin"], "-o", desk["x.iso"]);
        Assert.Contains("━", terminal.Out);
        var pipe = await desk.RunAsync("image", "create", desk["a.bin"], "-o", desk["y.iso"]);
        Assert.Contains(pipe.Lines, line => line.StartsWith("Writing 4.8 MiB...", StringComparison.Ordinal));
        Assert.Contains(pipe.Lines, line => line.StartsWith("Writing done", StringComparison.Ordinal));
        Assert.All(pipe.Out, character => Assert.True(character is '\n' or >= ' ' and < '\u007F', $"U+{(int)character:X4}"));
    }

    [Fact]
    public async Task No_color_and_a_dumb_terminal_are_heeded()
    {
        using var desk = new Desk();
        desk.File("a.bin", Desk.Bytes(100_000));
        var colour = await desk.RunAsync(new TestConsole(isTerminal: true), default, "image", "create", desk["a.bin"], "-o", desk["1.iso"]);
        Assert.Contains("\u001B[32m", colour.Out);
        var plain = await desk.With("NO_COLOR", "1").RunAsync(new TestConsole(isTerminal: true), default, "image", "create", desk["a.bin"], "-o", desk["2.iso"]);
        Assert.DoesNotContain("\u001B[32m", plain.Out);
        var dumb = await desk.With("TERM", "dumb").RunAsync(new TestConsole(isTerminal: true), default, "image", "create", desk["a.bin"], "-o", desk["3.iso"]);
        Assert.DoesNotContain("\u001B", dumb.Out);
    }

    [Fact]
    public async Task Lines_are_drawn_between_things_only_on_a_terminal()
    {
        using var desk = new Desk();
        desk.File("docs/a/b.txt", "b");
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        Assert.Contains("└── a/", (await desk.RunAsync(new TestConsole(isTerminal: true), default, "image", "tree", desk["x.iso"])).Out);
        Assert.Equal("/\n  a/\n    b.txt  1 byte\n\n1 file, 1 folder, 1 byte\n", (await desk.RunAsync("image", "tree", desk["x.iso"])).Out);
    }

    [Fact]
    public async Task An_image_is_not_written_to_a_terminal()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        Assert.Equal(ExitCode.Usage, (await desk.RunAsync(new TestConsole(isTerminal: true), default, "image", "create", desk["a.txt"], "-o", "-")).Code);
    }

    [Fact]
    public async Task A_table_s_columns_stand_under_each_other()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        desk.File("docs/long.bin", Desk.Bytes(12345));
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        Assert.Equal(
            ["Length  Modified              Name", "     1  2024-02-29 12:30:40Z  a.txt", " 12345  2024-02-29 12:30:40Z  long.bin"],
            (await desk.RunAsync("image", "ls", desk["x.iso"])).Succeeded().Lines);
    }

    [Fact]
    public void Progress_in_a_pipe_is_told_every_tenth()
    {
        var output = new StringWriter { NewLine = "\n" };
        using (var lines = new ProgressLines(output))
        {
            for (var done = 0; done <= 1000; done += 25)
                lines.Show(new("writing", done << 20, 1000 << 20));
            lines.Show(new("closing", 0, 100) { InBytes = false });
            lines.Show(new("verifying", 0, 1000 << 20));
            lines.End(done: true);
        }

        Assert.Equal(
            ["Writing 1.0 GiB...", .. Enumerable.Range(1, 9).Select(tenth => $"Writing {tenth}0%"), "Writing done", "Closing...", "Verifying 1.0 GiB...", "Verifying done"],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_bar_never_reaches_the_last_column()
    {
        var advance = new Advance("calibrating", 999L << 30, 1000L << 30, 123_456_789, TimeSpan.FromHours(11), 0.55, 1234.5);
        foreach (var width in Enumerable.Range(40, 100))
        {
            Assert.True(TextWidth.Of(ProgressLine.Of(advance, new(TextWriter.Null, width, Colour: false))) < width);
            Assert.True(TextWidth.Of(ProgressLine.Of(advance with { Drive = "virtual:the-third-of-them" }, new(TextWriter.Null, width, Colour: false), nameWidth: 27)) < width);
        }
    }

    [Fact]
    public void Each_of_several_drives_has_a_line_in_a_pipe()
    {
        var output = new StringWriter { NewLine = "\n" };
        using (var lines = new ProgressLines(output))
            ShowTwo(lines);
        Assert.Equal(
            [
                "one: Writing 1.0 GiB...", "two: Writing 1.0 GiB...", "one: Writing 50%", "two: Writing 20%", "one: Writing done", "one: Verifying 1.0 GiB...",
                "one: Verifying done", "two: Writing left at 20%",
            ],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Each_of_several_drives_has_a_bar_and_what_is_done_stays_above()
    {
        var output = new StringWriter { NewLine = "\n" };
        using (var bars = new ProgressBars(new(output, 80, Colour: false), TimeProvider.System))
        {
            ShowTwo(bars);
            Assert.Equal(
                ["one  Writing      100%", "one  Verifying    100%", "two  Writing       20%"],
                Screen.Of(output.ToString()).Select(line => string.Concat(line.Where(character => character is not ('━' or '─')))));
            bars.Say(output, "A note.");
        }

        Assert.Equal(
            ["one  Writing      100%", "one  Verifying    100%", "A note.", "two  Writing       20%"],
            Screen.Of(output.ToString()).Select(line => string.Concat(line.Where(character => character is not ('━' or '─')))));
    }

    /// <summary>One drive comes to the end, the other is left off.</summary>
    private static void ShowTwo(IProgressView view)
    {
        foreach (var (drive, phase, done) in new[]
        {
            ("one", "writing", 0L), ("two", "writing", 0), ("one", "writing", 512), ("two", "writing", 205), ("one", "writing", 1024), ("one", "verifying", 0), ("one", "verifying", 1024),
        })
            view.Show(new(phase, done << 20, 1024L << 20) { Drive = drive });
        view.Show(Advance.Ended("one"));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1023, "1.0 KiB")]
    [InlineData(2048, "2.0 KiB")]
    [InlineData(102_400, "100 KiB")]
    [InlineData(736_966_656, "703 MiB")]
    [InlineData(25_025_314_816, "23.3 GiB")]
    public void A_size_has_three_figures(long bytes, string expected) => Assert.Equal(expected, Texts.Size(bytes));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("bell\u0007", "bell\\x07")]
    [InlineData("\u001B[31mred", "\\x1B[31mred")]
    public void A_name_from_a_disc_cannot_steer_the_terminal(string name, string expected) => Assert.Equal(expected, Texts.Name(name));

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    public void A_text_s_width_is_what_a_terminal_gives_it(string text, int expected) => Assert.Equal(expected, TextWidth.Of(text));
}
