using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Interop.Tests.RedBook;

/// <summary>A Video CD that vcdimager made: hundreds of CD-ROM XA sectors of both forms with the EDC and ECC of other people's code.</summary>
[Trait("Category", "Interop")]
public class SectorsJudgedTests
{
    [Fact]
    public async Task Sectors_of_a_Video_CD_are_right_and_are_made_again_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        var (film, image) = (Path.Combine(folder.Path, "film.mpg"), Path.Combine(folder.Path, "film.bin"));
        await Judge.RunAsync("ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=duration=1:size=352x288:rate=25",
            "-f", "lavfi", "-i", "sine=duration=1", "-target", "pal-vcd", film);
        await Judge.RunAsync("vcdimager", "-t", "vcd2", "-c", Path.ChangeExtension(image, ".cue"), "-b", image, film);
        var bytes = await File.ReadAllBytesAsync(image, TestContext.Current.CancellationToken);
        var forms = new Dictionary<SectorForm, int>();
        for (var block = 0; block < bytes.Length / BlockSizes.Raw; block++)
        {
            var sector = bytes.AsSpan(block * BlockSizes.Raw, BlockSizes.Raw);
            Assert.Equal(SectorFaults.None, Sector.Check(sector, new(block)));
            var form = Sector.FormOf(sector)!.Value;
            forms[form] = forms.GetValueOrDefault(form) + 1;
            var made = new byte[BlockSizes.Raw];
            Sector.Write(form, new(block), Sector.SubheaderOf(sector), Sector.UserData(form, sector), made);
            if (sector[^sizeof(uint)..].ContainsAnyExcept((byte)0))
                Assert.Equal(sector.ToArray(), made);
        }

        Assert.InRange(forms[SectorForm.Mode2Form1], 100, 2000);
        Assert.InRange(forms[SectorForm.Mode2Form2], 100, 2000);
    }
}
