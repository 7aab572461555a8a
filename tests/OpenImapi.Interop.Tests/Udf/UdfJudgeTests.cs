using System.Text;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;
using OpenImapi.Mastering.Tests.Reading.Udf;

namespace OpenImapi.Interop.Tests.Udf;

/// <summary>Volumes of others that we read, and volumes of our structures that others read.</summary>
[Trait("Category", "Interop")]
public class UdfJudgeTests
{
    public static TheoryData<string, string> Made =>
        [.. from revision in new[] { "1.02", "1.50", "2.00", "2.01", "2.50", "2.60" }
            from media in new[] { "hd", "dvd", "dvdram", "dvdrw", "cdrw", "cdr", "dvdr", "bdr" }
            where media switch
            {
                "hd" or "dvd" or "dvdram" => string.CompareOrdinal(revision, "2.50") < 0,
                "dvdrw" or "cdrw" => revision != "1.02" && string.CompareOrdinal(revision, "2.50") < 0,
                "bdr" => string.CompareOrdinal(revision, "2.50") >= 0,
                _ => revision != "1.02",
            }
            select (media, revision)];

    public static TheoryData<UdfRevision, HandMadeForm> HandMade => new()
    {
        { UdfRevision.Udf102, HandMadeForm.Physical },
        { UdfRevision.Udf150, HandMadeForm.Virtual },
        { UdfRevision.Udf201, HandMadeForm.Physical },
        { UdfRevision.Udf201, HandMadeForm.Virtual },
        { UdfRevision.Udf250, HandMadeForm.Metadata },
        { UdfRevision.Udf260, HandMadeForm.Metadata },
        { UdfRevision.Udf260, HandMadeForm.Virtual },
    };

    [Theory]
    [MemberData(nameof(Made))]
    public async Task A_volume_of_mkudffs_is_read_in_strict_mode(string media, string revision)
    {
        using var folder = new TemporaryFolder();
        var image = folder["image"];
        await Judge.RunAsync("mkudffs", "--utf8", "--new-file", "-b", "2048", "-m", media, "-r", revision, "-l", "Grüße 日本", "--uid=7", "--gid=8", "--mode=750", image, "20000");
        using var source = new FileBlockSource(image);
        var volume = await UdfVolume.OpenAsync(source);
        Assert.Equal(("Grüße 日本", revision), (volume.Label, volume.Revision.ToText()));
        Assert.Equal((7u, 8u, "750"), (volume.Root.Entry.UserId, volume.Root.Entry.GroupId, Convert.ToString(volume.Root.Mode, 8)));
        await foreach (var entry in volume.WalkAsync())
            Assert.False(entry.IsUnreadable);
        var info = await InformationAsync(image);
        Assert.Equal(info["udfwriterev"], volume.Revision.ToText());
        Assert.Equal(info["start"], $"{volume.Partitions[0].Start}");
    }

    [Fact]
    public async Task A_bridge_of_genisoimage_has_the_same_files_on_both_faces()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1678);
        for (var i = 0; i < 300; i++)
        {
            var content = new byte[random.Next(3) == 0 ? random.Next(20_000) : random.Next(200)];
            random.NextBytes(content);
            folder.Write($"tree/folder {i % 7}/{new string((char)('a' + i % 26), i % 40)}日{i}", content);
        }

        await Judge.RunAsync("genisoimage", "-quiet", "-udf", "-J", "-joliet-long", "-input-charset", "utf-8", "-o", folder["image"], folder["tree"]);
        using var source = new FileBlockSource(folder["image"]);
        var volume = await UdfVolume.OpenAsync(source);
        var files = 0;
        await foreach (var entry in volume.WalkAsync())
        {
            if (entry.IsFolder)
                continue;
            var content = new MemoryStream();
            await using var stream = volume.OpenFile(entry);
            await stream.CopyToAsync(content);
            Assert.Equal(await File.ReadAllBytesAsync(folder["tree" + entry.Path]), content.ToArray());
            files++;
        }

        Assert.Equal(300, files);
    }

    [Theory]
    [MemberData(nameof(HandMade))]
    public async Task Udfinfo_sees_what_our_structures_say(UdfRevision revision, HandMadeForm form)
    {
        using var folder = new TemporaryFolder();
        var info = await InformationAsync(folder.Write("image", new HandMadeUdf(revision, form).Image));
        Assert.Equal(("label", "volume", "files"), (info["lvid"], info["vid"], info["fsid"]));
        Assert.Equal((revision.MinimumRead().ToText(), revision.ToText()), (info["udfrev"], info["udfwriterev"]));
        Assert.Equal(("3", "2", "closed"), (info["numfiles"], info["numdirs"], info["integrity"]));
        Assert.Equal(("2048", form == HandMadeForm.Virtual ? "writeonce" : "readonly"), (info["blocksize"], info["accesstype"]));
    }

    /// <remarks>7z does not read virtual partitions, nor metadata partitions in more than one piece.</remarks>
    [Theory]
    [InlineData(UdfRevision.Udf102)]
    [InlineData(UdfRevision.Udf201)]
    public async Task Seven_zip_lists_and_extracts_what_our_structures_say(UdfRevision revision)
    {
        using var folder = new TemporaryFolder();
        var image = folder.Write("image", new HandMadeUdf(revision, HandMadeForm.Physical).Image);
        var list = (await Judge.AskAsync("7z", "l", "-slt", image)).Output;
        Assert.Contains("Path = long.bin", list);
        Assert.Contains("Path = folder/small.txt", list);
        await Judge.AskAsync("7z", "x", $"-o{folder["out"]}", image, "folder/small.txt");
        Assert.Equal("small\n", await File.ReadAllTextAsync(folder["out/folder/small.txt"], Encoding.ASCII));
    }

    private static async Task<Dictionary<string, string>> InformationAsync(string image)
    {
        var lines = (await Judge.RunAsync("udfinfo", "--utf8", image)).Lines;
        var values = lines.Where(line => !line.StartsWith("start=", StringComparison.Ordinal)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        values["start"] = lines.First(line => line.EndsWith("type=PSPACE", StringComparison.Ordinal)).Split('=', ',')[1];
        return values;
    }
}
