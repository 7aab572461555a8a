using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>What holds for every cue sheet.</summary>
public class CueLawTests
{
    /// <summary>All that a sheet says, without the lines where it says it.</summary>
    private static CueSheet Placeless(CueSheet sheet) => sheet with
    {
        Files = [.. sheet.Files.Select(file => file with { Line = 0 })],
        Tracks = [.. sheet.Tracks.Select(track => track with { Line = 0 })],
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var sheet = new SheetMaker(seed).Cue(seed == 0 ? 99 : seed % 30 + 1);
            var faults = new SheetFaults($"seed {seed}", strict: true);
            var read = CueSheet.Parse(sheet.Write(), faults);
            Assert.Equivalent(sheet, Placeless(read), strict: true);
            Assert.Equal(sheet.Write(), read.Write());
        }
    }

    [Fact]
    public void A_spoiled_sheet_is_read_or_refused_and_what_was_read_is_written_and_read_again()
    {
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < 1000; seed++)
        {
            var maker = new SheetMaker(seed);
            var bytes = maker.Spoil((maker.Cue(1 + seed % 5) with { Remarks = ["LEAD-OUT 00:00:00", "SESSION 02"] }).Write());
            string written;
            try
            {
                written = CueSheet.Parse(bytes, new SheetFaults($"seed {seed}")).Write();
                read++;
            }
            catch (DiscException e)
            {
                Assert.Contains(e.Error, new[] { SheetErrors.BadSheet, SheetErrors.SheetUnwritable, SheetErrors.SheetTooLarge });
                refused++;
                continue;
            }

            Assert.Equal(written, CueSheet.Parse(written, new SheetFaults($"seed {seed}")).Write());
        }

        Assert.True(read > 100 && refused > 100, $"{read} sheets were read, {refused} refused.");
    }

    [Fact]
    public void A_control_character_cannot_be_written()
    {
        var sheet = CueSheet.Parse("FILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00", new SheetFaults("a.cue"));
        var refusal = Assert.Throws<DiscException>(() => (sheet with { Text = new() { Title = "a\nCATALOG 1" } }).Write());
        Assert.Equal(SheetErrors.SheetUnwritable, refusal.Error);
    }
}
