using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Kernel;

/// <summary>UDF volumes that can be added to, as Linux shows them, beside those of mkudffs.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class UdfFormVmTests
{
    private static readonly IReadOnlyList<(UdfRevision Revision, UdfForm Form)> Forms =
        [.. from revision in UdfRevisions.All.Skip(1) from form in new[] { UdfForm.Virtual, UdfForm.Sparable }
            where form == UdfForm.Virtual || revision < UdfRevision.Udf250 select (revision, form)];

    [Fact]
    public async Task Virtual_and_sparable_volumes_are_mounted_alone_and_as_bridges()
    {
        using var folder = new TemporaryFolder();
        var (tree, sums) = Tree(700);
        var mounts = new List<KernelMount>();
        foreach (var (revision, form) in Forms)
            foreach (var isBridge in new[] { false, true })
            {
                var image = folder[$"{revision}-{form}-{isBridge}"];
                await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Udf = revision, UdfForm = form, Iso = isBridge }), image);
                mounts.Add(new(image, "udf"));
            }

        foreach (var listing in await KernelVm.MountAsync(folder, [.. mounts]))
            Assert.Equal(sums, SumsOf(listing));
    }

    [Fact]
    public async Task Sessions_that_go_on_show_old_and_new_files()
    {
        using var folder = new TemporaryFolder();
        var mounts = new List<KernelMount>();
        var (first, expected) = Tree(400);
        for (var number = 0; number < 3; number++)
            expected[$"/later {number}/file"] = Sum(Bytes(9000 + number));
        foreach (var revision in UdfRevisions.All.Skip(1))
        {
            var options = new ImageOptions { Udf = revision, UdfForm = UdfForm.Virtual, Iso = false, MediumLength = new(200_000), VolumeDate = DateTimeOffset.UnixEpoch };
            var image = folder[$"{revision}"];
            await ImageFile.WriteAsync(ImagePlanner.Plan(first, options), image);
            for (var number = 0; number < 3; number++)
                await AppendAsync(image, $"later {number}/file", Bytes(9000 + number), options);
            mounts.Add(new(image, "udf"));
        }

        foreach (var listing in await KernelVm.MountAsync(folder, [.. mounts]))
            Assert.Equal(expected, SumsOf(listing));
    }

    /// <remarks>
    /// mkudffs marks sparable partitions as rewritable; UDF 2.2.14.2 keeps that for media that have to be prepared before each write, and calls others overwritable.
    /// </remarks>
    [Fact]
    public async Task Udfinfo_says_of_ours_what_it_says_of_those_of_mkudffs()
    {
        using var folder = new TemporaryFolder();
        foreach (var (revision, form) in Forms)
        {
            var (ours, theirs) = (folder[$"{revision}-{form}"], folder[$"{revision}-{form}-theirs"]);
            await ImageFile.WriteAsync(ImagePlanner.Plan(Tree(3).Tree, new() { Udf = revision, UdfForm = form, Iso = false }), ours);
            await Judge.RunAsync("mkudffs", "--new-file", "-b", "2048", "-m", form == UdfForm.Virtual ? revision < UdfRevision.Udf250 ? "cdr" : "bdr" : "cdrw", "-r", revision.ToText(), theirs, "20000");
            var (our, their) = (await InformationAsync(ours), await InformationAsync(theirs));
            foreach (var name in new[] { "udfrev", "udfwriterev", "accesstype", "blocksize", "integrity" })
                if (name != "accesstype" || (form == UdfForm.Virtual && revision < UdfRevision.Udf250))
                    Assert.Equal(($"{revision} {form} {name}", their[name]), ($"{revision} {form} {name}", our[name]));
            Assert.Equal("3", our["numfiles"]);
        }
    }

    private static async Task AppendAsync(string image, string path, byte[] content, ImageOptions options)
    {
        ImagePlan plan;
        using (var source = new FileBlockSource(image))
        {
            var tree = new SourceTree();
            await (await DiscVolume.OpenAsync(source)).AddToAsync(tree);
            tree.AddFile(path, FileContent.FromBytes(content), DateTimeOffset.UnixEpoch);
            var earlier = await UdfEarlier.ReadAsync(await UdfVolume.OpenAsync(source));
            plan = ImagePlanner.Plan(tree, options with { Start = source.Extent.End + new BlockCount(16), UdfEarlier = earlier });
        }

        using var blocks = plan.OpenSource();
        var bytes = await blocks.ReadAsync(plan.Extent.Start, (int)plan.Extent.Length.Value);
        await using var file = File.OpenWrite(image);
        file.Seek(plan.Extent.Start.Value * 2048, SeekOrigin.Begin);
        await file.WriteAsync(bytes);
    }

    private static (SourceTree Tree, SortedDictionary<string, string> Sums) Tree(int files)
    {
        var (tree, sums) = (new SourceTree(), new SortedDictionary<string, string>(StringComparer.Ordinal));
        for (var number = 0; number < files; number++)
        {
            var (path, content) = ($"tree/folder {number % 3}/Grüße 日本 {number}.bin", Bytes(number * 37 % 5000));
            tree.AddFile(path, FileContent.FromBytes(content), DateTimeOffset.UnixEpoch);
            sums.Add($"/{path}", Sum(content));
        }

        return (tree, sums);
    }

    private static byte[] Bytes(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private static string Sum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static SortedDictionary<string, string> SumsOf(KernelListing listing) =>
        new(listing.MustBeMounted().Entries.Values.Where(entry => entry.IsFile).ToDictionary(entry => entry.Path, entry => entry.Sum!), StringComparer.Ordinal);

    private static async Task<Dictionary<string, string>> InformationAsync(string image) => (await Judge.RunAsync("udfinfo", "--utf8", image)).Lines
        .Where(line => !line.StartsWith("start=", StringComparison.Ordinal)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
