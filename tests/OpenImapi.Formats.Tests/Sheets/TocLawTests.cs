using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>What holds for every toc file.</summary>
public class TocLawTests
{
    /// <summary>All that a file says, without the lines where it says it.</summary>
    private static TocFile Placeless(TocFile toc) => toc with
    {
        Tracks = [.. toc.Tracks.Select(track => track with { Line = 0, Parts = [.. track.Parts.Select(part => part with { Line = 0 })] })],
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var toc = new SheetMaker(seed).Toc(seed == 0 ? 99 : seed % 20 + 1);
            var read = TocFile.Parse(toc.Write(), new SheetFaults($"seed {seed}", strict: true));
            Assert.Equivalent(toc, Placeless(read), strict: true);
            Assert.Equal(toc.Write(), read.Write());
        }
    }

    [Fact]
    public void A_spoiled_file_is_read_or_refused_and_what_was_read_is_written_and_read_again()
    {
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < 1000; seed++)
        {
            var maker = new SheetMaker(seed);
            var bytes = maker.Spoil(maker.Toc(1 + seed % 5).Write());
            string written;
            try
            {
                written = TocFile.Parse(bytes, new SheetFaults($"seed {seed}")).Write();
                read++;
            }
            catch (DiscException e)
            {
                Assert.Contains(e.Error, new[] { SheetErrors.BadSheet, SheetErrors.SheetTooLarge });
                refused++;
                continue;
            }

            Assert.Equal(written, TocFile.Parse(written, new SheetFaults($"seed {seed}")).Write());
        }

        Assert.True(read > 40 && refused > 100, $"{read} files were read, {refused} refused.");
    }
}
