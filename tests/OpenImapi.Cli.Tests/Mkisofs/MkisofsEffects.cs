using OpenImapi.Mastering;
using static OpenImapi.Cli.Tests.MadeImage;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of mkisofs does to sources, names, texts and output.</summary>
internal static class MkisofsEffects
{
    private const VolumeTreeKind Iso = VolumeTreeKind.Iso9660, Joliet = VolumeTreeKind.Joliet, RockRidge = VolumeTreeKind.RockRidge, Udf = VolumeTreeKind.Udf;

    public static Dictionary<string, Func<Desk, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["-graft-points"] = async desk =>
        {
            desk.File("a=b", "graft");
            var image = await OfAsync(desk, "-R", "-graft-points", $"other/name={desk["a\\=b"]}");
            Assert.Equal(5, (await image.EntryAsync(RockRidge, "/other/name")).Length);
        },
        ["-path-list"] = async desk =>
        {
            var list = desk.File("list", $"{desk.File("listed.txt", "x")}\n");
            Assert.Contains("/listed.txt", await (await OfAsync(desk, "-R", "-path-list", list)).PathsAsync(RockRidge));
            var piped = new TestConsole(System.Text.Encoding.UTF8.GetBytes(desk["listed.txt"]));
            (await desk.RunAsync(piped, default, "mkisofs", "-R", "-o", desk["piped.iso"], "-path-list", "-")).Succeeded();
            Assert.Contains("/listed.txt", await new MadeImage(await File.ReadAllBytesAsync(desk["piped.iso"])).PathsAsync(RockRidge));
        },
        ["-f"] = async desk =>
        {
            File.CreateSymbolicLink(desk["tree/link"], "noext");
            Assert.Equal(SourceKind.Link, (await (await OfAsync(desk, "-R")).EntryAsync(RockRidge, "/link")).Kind);
            Assert.Equal(SourceKind.File, (await (await OfAsync(desk, "-R", "-f")).EntryAsync(RockRidge, "/link")).Kind);
        },
        ["-m"] = desk => LeavesOutAsync(desk, "-m"),
        ["-x"] = desk => LeavesOutAsync(desk, "-x"),
        ["-hide"] = async desk =>
        {
            var image = await OfAsync(desk, "-R", "-J", "-hide", "b.tar*");
            Assert.DoesNotContain("/sub/b.tar.gz", await image.PathsAsync(RockRidge));
            Assert.Contains("/sub/b.tar.gz", await image.PathsAsync(Joliet));
        },
        ["-hide-joliet"] = async desk =>
        {
            var image = await OfAsync(desk, "-R", "-J", "-hide-joliet", "sub");
            Assert.DoesNotContain("/sub/b.tar.gz", await image.PathsAsync(Joliet));
            Assert.Contains("/sub/b.tar.gz", await image.PathsAsync(RockRidge));
        },
        ["-sort"] = async desk =>
        {
            var weights = desk.File("weights", $"{desk["tree"]}/sub/deep 10\n{desk["tree"]}/noe* -10\n");
            var image = await OfAsync(desk, "-sort", weights);
            Assert.True(await image.BlockAsync("/SUB/DEEP/_DOT") < await image.BlockAsync("/BOOT.BIN"));
            Assert.True(await image.BlockAsync("/NOEXT") > await image.BlockAsync("/BOOT.BIN"));
        },
        ["--sort-weight"] = async desk =>
        {
            var image = await OfAsync(desk, "--sort-weight", "7", "/sub", "--sort-weight", "-1", "boot.bin");
            Assert.True(await image.BlockAsync("/SUB/DEEP/_DOT") < await image.BlockAsync("/NOEXT"));
            Assert.True(await image.BlockAsync("/NOEXT") < await image.BlockAsync("/BOOT.BIN"));
        },
        ["-C"] = async desk => Assert.Equal(5000u, (await OfAsync(desk, "-C", "0,5000")).Number(16 * 2048 + 158) / 1000 * 1000),
        ["-M"] = async desk =>
        {
            var first = await OfAsync(desk, "-R");
            File.Move(desk["made.iso"], desk["first.iso"]);
            desk.File("tree/new.txt", "new");
            File.Delete(desk["tree/noext"]);
            var second = await OfAsync(desk, "-R", "-C", $"0,{first.Blocks + 8}", "-M", desk["first.iso"]);
            var whole = new MadeImage([.. first.Bytes, .. new byte[8 * 2048], .. second.Bytes]);
            var volume = await DiscVolume.OpenAsync(new Formats.MemoryBlockSource(whole.Bytes), new(first.Blocks + 8));
            var names = (await volume.Best.WalkAsync().ToListAsync()).Select(entry => entry.Path).ToList();
            Assert.Contains("/new.txt", names);
            Assert.Contains("/noext", names);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("mkisofs", "-M", desk["first.iso"], "-o", desk["x"], desk["tree"])).Code);
        },

        ["-J"] = async desk => Assert.Contains("/A long file name.text", await (await OfAsync(desk, "-J")).PathsAsync(Joliet)),
        ["-joliet-long"] = async desk =>
        {
            desk.File($"tree/{new string('j', 100)}", "j");
            Assert.Contains($"/{new string('j', 100)}", await (await OfAsync(desk, "-joliet-long")).PathsAsync(Joliet));
        },
        ["-R"] = async desk =>
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(desk["tree/noext"], UnixFileMode.UserWrite);
            Assert.Equal(0x80, (await (await OfAsync(desk, "-r", "-R")).EntryAsync(RockRidge, "/noext")).Rights!.Value.Permissions);
        },
        ["-r"] = async desk => Assert.Equal(new AccessRights(0x124, 0, 0), (await (await OfAsync(desk, "-r")).EntryAsync(RockRidge, "/noext")).Rights),
        ["-udf"] = async desk => Assert.Contains("/A long file name.text", await (await OfAsync(desk, "-udf")).PathsAsync(Udf)),
        ["-dvd-video"] = async desk =>
        {
            var refused = await desk.RunAsync("mkisofs", "-dvd-video", "-o", desk["x.iso"], desk["tree"]);
            Assert.Contains("VIDEO_TS", refused.Error);
            Assert.Equal(ExitCode.Source, refused.Code);
        },
        ["-iso-level"] = async desk => Assert.Contains("/A_LONG_FILE_NAME.TEXT", await (await OfAsync(desk, "-iso-level", "2")).PathsAsync(Iso)),
        ["-l"] = async desk => Assert.Contains("/A_LONG_FILE_NAME.TEXT", await (await OfAsync(desk, "-l")).PathsAsync(Iso)),
        ["-d"] = async desk =>
        {
            Assert.True((await OfAsync(desk)).Holds("NOEXT.;1"));
            Assert.True((await OfAsync(desk, "-d")).Holds("NOEXT;1"));
        },
        ["-N"] = async desk =>
        {
            Assert.True((await OfAsync(desk)).Holds("BOOT.BIN;1"));
            Assert.False((await OfAsync(desk, "-N")).Holds(";1"));
        },
        ["-U"] = async desk => Assert.Contains("/A long file name.text", await (await OfAsync(desk, "-U")).PathsAsync(Iso)),
        ["-allow-lowercase"] = async desk => Assert.Contains("/boot.bin", await (await OfAsync(desk, "-allow-lowercase")).PathsAsync(Iso)),
        ["-allow-multidot"] = async desk => Assert.Contains("/SUB/B.TAR.GZ", await (await OfAsync(desk, "-l", "-allow-multidot")).PathsAsync(Iso)),
        ["-allow-leading-dots"] = async desk => Assert.Contains("/SUB/DEEP/.DOT", await (await OfAsync(desk, "-allow-leading-dots")).PathsAsync(Iso)),
        ["-D"] = async desk =>
        {
            desk.File("tree/1/2/3/4/5/6/7/8/9/file", "deep");
            Assert.Contains("/RR_MOVED", await (await OfAsync(desk, "-R")).PathsAsync(Iso));
            Assert.DoesNotContain("/RR_MOVED", await (await OfAsync(desk, "-R", "-D")).PathsAsync(Iso));
            Assert.Equal(ExitCode.Source, (await desk.RunAsync("mkisofs", "-o", desk["x"], desk["tree"])).Code);
            Assert.Contains("/1/2/3/4/5/6/7/8/9/FILE", await (await OfAsync(desk, "-D")).PathsAsync(Iso));
        },
        ["-T"] = async desk =>
        {
            var image = await OfAsync(desk, "-T");
            var tree = await image.TreeAsync(Iso);
            using var table = new StreamReader(tree.OpenFile((await tree.FindAsync("/TRANS.TBL"))!));
            var lines = (await table.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'));
            Assert.Equal(["A long file name.text", "boot.bin", "noext", "sub"], lines.Select(line => line[1]));
            Assert.Equal(["F A_LONG_F.TEX;1", "F BOOT.BIN;1", "F NOEXT.;1", "D SUB"], lines.Select(line => line[0].TrimEnd()));
            Assert.Contains("/SUB/DEEP/TRANS.TBL", await image.PathsAsync(Iso));
        },
        ["-input-charset"] = async desk =>
        {
            desk.File("tree/ä", "x");
            Assert.Contains("/ä", await (await OfAsync(desk, "-J")).PathsAsync(Joliet));
            foreach (var name in (string[])["cp437", "ibm437"])
                Assert.Contains("/├ñ", await (await OfAsync(desk, "-J", "-input-charset", name)).PathsAsync(Joliet));
            Assert.Contains("/Ã¤", await (await OfAsync(desk, "-udf", "-input-charset", "iso8859-1")).PathsAsync(Udf));
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("mkisofs", "-input-charset", "none-such", desk["tree"])).Code);
        },

        ["-V"] = async desk => Assert.Equal("Seed", (await OfAsync(desk, "-V", "Seed")).Text(40, 32)),
        ["-A"] = desk => TextAsync(desk, "-A", 574),
        ["-publisher"] = async desk =>
        {
            await TextAsync(desk, "-publisher", 318);
            await TextAsync(desk, "-P", 318);
        },
        ["-p"] = desk => TextAsync(desk, "-p", 446),
        ["-sysid"] = desk => TextAsync(desk, "-sysid", 8),
        ["-volset"] = desk => TextAsync(desk, "-volset", 190),
        ["-copyright"] = desk => TextAsync(desk, "-copyright", 702),
        ["-abstract"] = desk => TextAsync(desk, "-abstract", 739),
        ["-biblio"] = desk => TextAsync(desk, "-biblio", 776),
        ["--modification-date"] = async desk =>
        {
            var image = await OfAsync(desk, "-R", "--modification-date=2010040711405899");
            Assert.Equal(["2010040711405899", "2010040711405899"], [image.Text(813, 16), image.Text(830, 16)]);
            Assert.Equal(2024, (await image.EntryAsync(RockRidge, "/noext")).ModifiedAt!.Value.Year);
        },
        ["-uid"] = async desk => Assert.Equal(70_000u, (await RightsAsync(desk, "-uid", "70000")).UserId),
        ["-gid"] = async desk => Assert.Equal(70_001u, (await RightsAsync(desk, "-gid", "70001")).GroupId),
        ["-file-mode"] = async desk => Assert.Equal(0x1A0, (await RightsAsync(desk, "-file-mode", "0640")).Permissions),
        ["-dir-mode"] = async desk => Assert.Equal(0x1C1, (await (await OfAsync(desk, "-dir-mode", "701")).EntryAsync(RockRidge, "/sub")).Rights!.Value.Permissions),

        ["-o"] = async desk =>
        {
            (await desk.RunAsync("mkisofs", "-o", desk.File("there.iso", "was there"), desk["tree"])).Succeeded();
            Assert.True(new FileInfo(desk["there.iso"]).Length > 2048 * 150);
            Assert.Equal((byte)'C', (await desk.RunAsync("mkisofs", desk["tree"])).Succeeded().Bytes[32769]);
        },
        ["-pad"] = async desk => Assert.Equal((await OfAsync(desk)).Blocks, (await OfAsync(desk, "-no-pad", "-pad")).Blocks),
        ["-no-pad"] = async desk => Assert.Equal((await OfAsync(desk)).Blocks - 150, (await OfAsync(desk, "-no-pad")).Blocks),
        ["-print-size"] = async desk =>
        {
            var told = (await desk.RunAsync("mkisofs", "-print-size", "-J", "-udf", "-o", desk["no.iso"], desk["tree"])).Succeeded();
            Assert.Equal($"{(await OfAsync(desk, "-J", "-udf")).Blocks}\n", told.Out);
            Assert.False(File.Exists(desk["no.iso"]));
        },
        ["-log-file"] = async desk =>
        {
            var ran = await desk.RunAsync("mkisofs", "-v", "-log-file", desk["log"], "-o", desk["x.iso"], desk["tree"]);
            Assert.Equal(("", ""), (ran.Succeeded().Out, ran.Error));
            Assert.Contains("volume descriptors", await File.ReadAllTextAsync(desk["log"]));
            var failed = await desk.RunAsync("mkisofs", "-log-file", desk["log"], "-o", desk["x.iso"], desk["none"]);
            Assert.Equal((ExitCode.Source, ""), (failed.Code, failed.Error));
            Assert.Contains(desk["none"], await File.ReadAllTextAsync(desk["log"]));
        },
        ["-quiet"] = async desk => Assert.Equal(("", ""), await SaidAsync(desk, "-quiet")),
        ["-v"] = async desk => Assert.Contains("volume descriptors", (await SaidAsync(desk, "-v")).Error),
    };

    private static async Task<(string Out, string Error)> SaidAsync(Desk desk, string option)
    {
        var ran = (await desk.RunAsync("mkisofs", option, "-R", "-o", desk["said.iso"], desk["tree"])).Succeeded();
        return (ran.Out, ran.Error);
    }

    private static async Task LeavesOutAsync(Desk desk, string option)
    {
        Assert.DoesNotContain("/sub", await (await OfAsync(desk, "-R", option, "su?")).PathsAsync(RockRidge));
        Assert.DoesNotContain("/sub/b.tar.gz", await (await OfAsync(desk, "-R", option, $"{desk["tree"]}/sub/b*")).PathsAsync(RockRidge));
        Assert.Contains("/sub/b.tar.gz", await (await OfAsync(desk, "-R", option, $"{desk["tree"]}/b*")).PathsAsync(RockRidge));
    }

    private static async Task TextAsync(Desk desk, string option, int offset) => Assert.Equal("Some text", (await OfAsync(desk, option, "Some text")).Text(offset, 30)[..9]);

    private static async Task<AccessRights> RightsAsync(Desk desk, params string[] words) => (await (await OfAsync(desk, words)).EntryAsync(RockRidge, "/noext")).Rights!.Value;
}
