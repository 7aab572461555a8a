using System.Net;
using OpenImapi.Formats;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Programs that read discs and ask drives, and Linux's own driver, on our recorder.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class ReaderTests
{
    /// <summary>An album with texts and numbers, for cdrdao.</summary>
    private const string Toc = """
        CD_DA
        CATALOG "4006381333931"
        CD_TEXT {
          LANGUAGE_MAP { 0 : EN }
          LANGUAGE 0 { TITLE "Lab" PERFORMER "Noise" }
        }
        TRACK AUDIO
        ISRC "DEZZ02600001"
        CD_TEXT { LANGUAGE 0 { TITLE "One" PERFORMER "First" } }
        FILE "/share/track1.wav" 0
        TRACK AUDIO
        CD_TEXT { LANGUAGE 0 { TITLE "Two" PERFORMER "Second" } }
        FILE "/share/track2.wav" 0
        TRACK AUDIO
        CD_TEXT { LANGUAGE 0 { TITLE "Three" PERFORMER "Third" } }
        FILE "/share/track3.wav" 0

        """;

    [Fact]
    public async Task An_album_is_read_by_everybody_as_cdrdao_burned_it()
    {
        using var folder = new TemporaryFolder();
        foreach (var tool in new[] { "cdrdao", "cd-paranoia", "icedax", "cd-info" })
            Judge.Find(tool);
        var material = await LabMaterial.MakeAsync(folder);
        await File.WriteAllTextAsync(folder["share/text.toc"], Toc.ReplaceLineEndings("\n"), TestContext.Current.CancellationToken);
        await using var recorder = new LabRecorder(MediumKind.Find("cd-r80")!);
        var results = await RunAsync(folder, [recorder],
            new("burn", "cdrdao write -n --device $(drive 1) --driver generic-mmc:0x10 /share/text.toc; fresh 1"),
            new("cd-paranoia", "for track in 1 2 3; do cd-paranoia -q -c -r -d $(drive 1) $track read; cmp -i 0:44 -n $(($(stat -c %s /share/track$track.wav) - 44)) read /share/track$track.wav; done"),
            new("icedax", "for track in 1 2 3; do icedax -q -D $(drive 1) -O wav -t $track read.wav; cmp -i 44 -n $(($(stat -c %s /share/track$track.wav) - 44)) read.wav /share/track$track.wav; done"),
            new("read-cd", "cdrdao read-cd --device $(drive 1) --driver generic-mmc --datafile album.bin album.toc; cat album.toc; dd if=album.bin conv=swab status=none | sha256sum; tail -qc +45 /share/track?.wav | sha256sum"),
            new("disk-info", "cdrdao disk-info --device $(drive 1) --driver generic-mmc"),
            new("cd-info", "cd-info -C $(drive 1)"));

        foreach (var result in results)
            result.MustSucceed();
        var toc = results[3].Output;
        Assert.Contains("CATALOG \"4006381333931\"", toc, StringComparison.Ordinal);
        Assert.Contains("ISRC \"DEZZ02600001\"", toc, StringComparison.Ordinal);
        Assert.Contains("TITLE \"Two\"", toc, StringComparison.Ordinal);
        Assert.Equal(2, toc.Split('\n').Where(line => line.Length > 64 && line[..64].All(char.IsAsciiHexDigitLower)).GroupBy(line => line[..64]).Single().Count());
        Assert.Contains("CD-R medium          : ", results[4].Output, StringComparison.Ordinal);
        Assert.Contains("4006381333931", results[5].Output, StringComparison.Ordinal);
        Assert.Equal(material.Tracks.Count, recorder.Disc.State.Tracks.Length);
    }

    [Fact]
    public async Task What_the_recorder_says_of_itself_is_decoded_by_others()
    {
        using var folder = new TemporaryFolder();
        foreach (var tool in new[] { "sg_inq", "lsscsi", "dvd+rw-mediainfo" })
            Judge.Find(tool);
        folder.Folder("share");
        await using var cd = new LabRecorder(MediumKind.Find("cd-rw80")!);
        await using var dvd = new LabRecorder(MediumKind.Find("dvd+r")!);
        await using var bd = new LabRecorder(MediumKind.Find("bd-re25")!);
        var results = await RunAsync(folder, [cd, dvd, bd],
            new("sg_inq", "sg_inq $(generic 1)"),
            new("sg_vpd", "sg_vpd -p sn $(generic 1); sg_vpd -p di $(generic 1)"),
            new("sg_get_config", "sg_get_config $(generic 1); sg_get_config $(generic 2); sg_get_config --current $(generic 3)"),
            new("sg_modes", "sg_modes -a $(generic 1); sg_modes -p 0x2a $(generic 2)"),
            new("sg_raw", "sg_raw -r 34 $(generic 3) 51 00 00 00 00 00 00 00 22 00"),
            new("mediainfo", "dvd+rw-mediainfo $(drive 2); dvd+rw-mediainfo $(drive 3)"),
            new("kernel", "cat /proc/sys/dev/cdrom/info; lsscsi"));

        foreach (var result in results)
            result.MustSucceed();
        Assert.Contains("VIRTUAL RECORDER", results[0].Output, StringComparison.Ordinal);
        Assert.Contains("0000000000000001", results[1].Output, StringComparison.Ordinal);
        Assert.Contains("BD-RE", results[2].Output, StringComparison.Ordinal);
        Assert.Contains("Write parameters", results[3].Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("DVD+R", results[5].Output, StringComparison.Ordinal);
        Assert.Contains("BD-RE", results[5].Output, StringComparison.Ordinal);
        var can = results[6].Output.Split('\n').Where(line => line.StartsWith("Can ", StringComparison.Ordinal)).ToDictionary(line => line.Split(':')[0], line => line.Split(':')[1].Trim());
        Assert.All(new[] { "Can close tray", "Can open tray", "Can lock tray", "Can read multisession", "Can write CD-R", "Can write CD-RW", "Can write DVD-R", "Can write RAM" },
            ability => Assert.Matches("^1", can[ability]));
    }

    [Fact]
    public async Task Linux_notices_when_the_disc_is_another_one()
    {
        using var folder = new TemporaryFolder();
        Judge.Find("eject");
        await LabMaterial.MakeAsync(folder);
        var image = await File.ReadAllBytesAsync(folder["share/image.iso"], TestContext.Current.CancellationToken);
        await using var recorder = new LabRecorder(new Changer([Disc.Pressed(new byte[512 * BlockSizes.UserData]), Disc.Pressed(image)]));
        var results = await RunAsync(folder, [recorder], new LabJob("change", """
            ! mount -t iso9660 -o ro $(drive 1) /mnt 2> /dev/null
            eject $(drive 1)
            eject -t $(drive 1)
            mount -t iso9660 -o ro $(drive 1) /mnt
            (cd /mnt; sha256sum -c --quiet /share/tree.sums)
            umount /mnt
            """));
        results[0].MustSucceed();
    }

    private static async Task<IReadOnlyList<LabResult>> RunAsync(TemporaryFolder folder, IReadOnlyList<LabRecorder> recorders, params LabJob[] jobs)
    {
        await using var target = IscsiTarget.Start([.. recorders.Select(recorder => recorder.Unit)], new() { Listen = new(IPAddress.Loopback, 0) });
        return await new LabVm(folder) { Drives = target.Addresses }.RunAsync(jobs);
    }

    /// <summary>A tray into which somebody puts the next disc whenever it is open.</summary>
    private sealed class Changer(IReadOnlyList<Disc> discs) : IDriveBay
    {
        private int at;

        public Disc? Disc => discs[at];

        public bool IsOpen { get; private set; }

        public bool HasRequest => false;

        public void Move(bool open)
        {
            if (open)
                at = Math.Min(at + 1, discs.Count - 1);
            IsOpen = open;
        }

        public void TakeUpRequests()
        {
        }

        public void Dispose()
        {
            foreach (var disc in discs)
                disc.Dispose();
        }
    }
}
