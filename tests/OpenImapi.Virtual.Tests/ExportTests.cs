using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Discs written to files.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    private string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>A disc with sessions of tracks of so many blocks; a track's seed is its number.</summary>
    private static async Task<Disc> Burned(string medium, params int[][] sessions)
    {
        var disc = Disc.Blank(MediumKind.Find(medium)!);
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(disc).OpenNexus());
        await bench.SetPage(page => page with { MultiSession = MultiSession.Allowed });
        ushort number = 0;
        foreach (var session in sessions)
        {
            foreach (var blocks in session)
            {
                await bench.WriteTrack(blocks, ++number);
                await bench.Good(new CloseTrackSession(CloseFunction.Track, number));
            }

            await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        }

        return disc;
    }

    [Fact]
    public async Task An_image_keeps_every_block_at_its_address_and_has_zeros_between()
    {
        var disc = await Burned("cd-r80", [320], [400]);
        var result = await DiscExport.WriteAsync(disc, this["a.iso"]);
        Assert.Equal([this["a.iso"]], result.Files);
        Assert.Equal(("cd-r80", 2), (result.Medium.Id, result.Sessions));
        var image = await File.ReadAllBytesAsync(this["a.iso"]);
        Assert.Equal((322 + 11_400 + 400) * 2048, image.Length);
        Assert.Equal(Bench.Pattern(320, 1), image[..(320 * 2048)]);
        Assert.Equal(Bench.Pattern(400, 2), image[((322 + 11_400) * 2048)..]);
        Assert.DoesNotContain(image[(320 * 2048)..((322 + 11_400) * 2048)], value => value != 0);
    }

    [Fact]
    public async Task A_disc_whose_track_is_still_open_is_exported_as_far_as_it_is_written()
    {
        var disc = Disc.Blank(MediumKind.Find("bd-r25")!);
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(disc).OpenNexus());
        Assert.Null(await bench.Write(0, 50));
        await DiscExport.WriteAsync(disc, this["a.iso"]);
        Assert.Equal(Bench.Pattern(50, 1), await File.ReadAllBytesAsync(this["a.iso"]));
    }

    [Fact]
    public async Task The_sheet_of_one_track_is_as_rippers_write_it()
    {
        await DiscExport.WriteAsync(await Burned("cd-r80", [320]), this["a.cue"]);
        Assert.Equal("FILE \"a.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n", await File.ReadAllTextAsync(this["a.cue"]));
        var bin = await File.ReadAllBytesAsync(this["a.bin"]);
        Assert.Equal(320 * 2352, bin.Length);
        for (var i = 0; i < 320; i++)
            AssertSector(bin, i, address: i, Bench.Pattern(320, 1).AsSpan(i * 2048, 2048));
    }

    [Fact]
    public async Task The_sheet_tells_pregaps_and_what_lies_between_sessions()
    {
        await DiscExport.WriteAsync(await Burned("cd-r80", [320, 300], [400], [300]), this["a.cue"]);
        Assert.Equal("""
            REM SESSION 01
            FILE "a.bin" BINARY
              TRACK 01 MODE1/2352
                INDEX 01 00:00:00
              TRACK 02 MODE1/2352
                INDEX 00 00:04:22
                INDEX 01 00:06:22
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
              TRACK 03 MODE1/2352
                INDEX 01 00:10:24
            REM LEAD-OUT 00:30:00
            REM SESSION 03
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
              TRACK 04 MODE1/2352
                INDEX 01 00:15:51

            """, await File.ReadAllTextAsync(this["a.cue"]));
        var bin = await File.ReadAllBytesAsync(this["a.bin"]);
        Assert.Equal((322 + 150 + 302 + 402 + 300) * 2352, bin.Length);
        AssertSector(bin, 321, address: 321, new byte[2048]);
        AssertSector(bin, 471, address: 471, new byte[2048]);
        AssertSector(bin, 472, address: 472, Bench.Pattern(300, 2).AsSpan(0, 2048));
        AssertSector(bin, 774, address: 774 + 11_400, Bench.Pattern(400, 3).AsSpan(0, 2048));
    }

    private static void AssertSector(byte[] bin, int index, int address, ReadOnlySpan<byte> userData)
    {
        var expected = new byte[2352];
        Mode1Sector.Write(new(address), userData, expected);
        Assert.Equal(expected, bin.AsSpan(index * 2352, 2352).ToArray());
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused_and_leaves_no_file()
    {
        Assert.Equal(VirtualErrors.NothingToExport, await ErrorOf(Disc.Blank(MediumKind.Find("cd-r80")!), "a.iso"));
        Assert.Equal(VirtualErrors.CannotExport, await ErrorOf(await Burned("dvd+r", [32]), "a.cue"));
        Assert.Equal(VirtualErrors.CannotExport, await ErrorOf(await Burned("dvd+r", [32]), "no/such/folder.iso"));
        Assert.Equal(VirtualErrors.NoSession, await ErrorOf(await Burned("cd-r80", [320]), "a.iso", new() { LastSession = true }));
        Assert.Empty(folder.GetFileSystemInfos());
        await File.WriteAllTextAsync(this["a.iso"], "mine");
        Assert.Equal(VirtualErrors.ExportExists, await ErrorOf(await Burned("cd-r80", [320]), "a.iso"));
        Assert.Equal("mine", await File.ReadAllTextAsync(this["a.iso"]));
        await DiscExport.WriteAsync(await Burned("cd-r80", [320]), this["a.iso"], new() { Replace = true });
        Assert.Equal(320 * 2048, new FileInfo(this["a.iso"]).Length);
        Assert.Single(folder.GetFileSystemInfos());
    }

    private async Task<DiscError> ErrorOf(Disc disc, string name, ExportOptions? options = null) =>
        (await Assert.ThrowsAsync<DiscException>(() => DiscExport.WriteAsync(disc, this[name], options))).Error;

    [Fact]
    public async Task A_cancelled_export_leaves_no_file()
    {
        var disc = await Burned("cd-r80", [320]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DiscExport.WriteAsync(disc, this["a.iso"], null, null, new(canceled: true)));
        Assert.Empty(folder.GetFileSystemInfos());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
