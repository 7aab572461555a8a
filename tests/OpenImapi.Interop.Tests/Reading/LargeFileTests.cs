using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>A file of more than 4 GiB, which takes two sections.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class LargeFileTests
{
    private const long Length = (4L << 30) + 100_000_001;

    [Fact]
    public async Task A_file_of_two_sections_that_xorriso_wrote_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        long[] marked = [0, 1L << 31, 0xFFFF_F7FF, 0xFFFF_F800, 0xFFFF_FFFF, 1L << 32, Length - 1];
        using (var file = File.Create(folder.Write("tree/large.bin", default)))
        {
            file.SetLength(Length);
            foreach (var place in marked)
            {
                file.Position = place;
                file.WriteByte((byte)(place % 251 + 1));
            }
        }

        (await Judge.AskAsync(new Question("xorriso", ["-as", "mkisofs", "-iso-level", "3", "-J", "-o", folder["large.iso"], folder["tree"]])
        {
            TimeLimit = TimeSpan.FromMinutes(5),
        })).MustSucceed();
        using var source = new FileBlockSource(folder["large.iso"]);
        var volume = await IsoVolume.OpenAsync(source);
        foreach (var tree in new[] { volume.Iso, volume.Joliet! })
        {
            var entry = (await tree.FindAsync(tree.Kind == VolumeTreeKind.Joliet ? "/large.bin" : "/LARGE.BIN"))!;
            Assert.Equal((Length, 2), (entry.Length, entry.Sections.Length));
            await using var content = volume.OpenFile(entry);
            foreach (var place in marked)
            {
                var around = new byte[3];
                content.Position = Math.Max(0, place - 1);
                var read = await content.ReadAsync(around);
                Assert.Equal((byte)(place % 251 + 1), around[place == 0 ? 0 : 1]);
                Assert.Equal(place == 0 ? 3 : Math.Min(3, Length - place + 1), read);
            }
        }

        await foreach (var finding in VolumeChecker.CheckAsync(source))
            Assert.NotEqual(Severity.Error, finding.Severity);
    }
}
