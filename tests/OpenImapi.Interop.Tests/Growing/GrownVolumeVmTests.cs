using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Interop.Tests.Kernel;

namespace OpenImapi.Interop.Tests.Growing;

/// <summary>Images and overwritable discs that were grown, as Linux itself mounts them.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class GrownVolumeVmTests
{
    [Fact]
    public async Task Every_tree_shows_what_was_added_and_older_sessions_what_they_had()
    {
        using var folder = new TemporaryFolder();
        var content = new GrowingContent(folder);
        var imapi = new ImapiProgram(folder["home"]);
        var (mounts, stages) = (new List<KernelMount>(), new List<int>());
        Expect(await imapi.AppendAsync(folder, "iso.iso"), isIso: true, isUdf: false);
        Expect(await imapi.AppendAsync(folder, "bridge.iso", "--udf", "2.01"), isIso: true, isUdf: true);
        Expect(await imapi.AppendAsync(folder, "bridge250.iso", "--udf", "2.50"), isIso: true, isUdf: true);
        Expect(await imapi.AppendAsync(folder, "alone.udf", "--udf", "2.60", "--no-iso"), isIso: false, isUdf: true);
        Expect(await imapi.BurnAsync(folder, "dvd+rw", "dvd", "--udf", "2.01", "--no-iso"), isIso: false, isUdf: true);
        Expect(await imapi.BurnAsync(folder, "bd-re25", "bd", "--udf", "2.50"), isIso: true, isUdf: true);
        var disc = await imapi.BurnAsync(folder, "dvd+rw", "plain");
        Expect(disc, isIso: true, isUdf: false);
        Sessions(disc, await XorrisoSessions.ReadAsync(disc));
        var once = await imapi.BurnAsync(folder, "bd-r25", "once");
        Sessions(once, await imapi.SessionsAsync(once));

        foreach (var (listing, (mount, stage)) in (await KernelVm.MountAsync(folder, [.. mounts])).Zip(mounts.Zip(stages)))
        {
            var seen = listing.MustBeMounted().Entries.Values;
            var hasLinks = mount.Type == "iso9660" && !mount.Options.StartsWith("norock", StringComparison.Ordinal);
            Assert.Equal((mount, Lines(content.Files[stage])), (mount, Lines(seen.Where(entry => entry.IsFile).ToDictionary(entry => entry.Path, entry => entry.Sum!))));
            if (!hasLinks)
                continue;
            Assert.Equal((mount, Lines(content.Links[stage])), (mount, Lines(seen.Where(entry => entry.IsLink).ToDictionary(entry => entry.Path, entry => entry.Target!))));
            Assert.All(seen.Where(entry => entry.IsFile), entry => Assert.Equal(0b101_100_100, entry.Permissions | 0b001_000_000));
        }

        void Sessions(string image, IReadOnlyList<long> blocks)
        {
            Assert.Equal(3, blocks.Count);
            mounts.AddRange(blocks.Select(block => new KernelMount(image, "iso9660", $"sbsector={block}")));
            stages.AddRange([0, 1, 2]);
        }

        void Expect(string image, bool isIso, bool isUdf)
        {
            List<KernelMount> whole = [.. isUdf ? new KernelMount[] { new(image, "udf") } : [], .. isIso ? new KernelMount[] { new(image, "iso9660"), new(image, "iso9660", "norock,iocharset=utf8") } : []];
            mounts.AddRange(whole);
            stages.AddRange(whole.Select(_ => 2));
        }
    }

    /// <remarks>Linux since 2026 takes a continuation area beyond the volume's size for damage; names and links of over about 130 bytes have one.</remarks>
    [Fact]
    public async Task Long_names_and_links_stand_in_every_session_of_discs_written_once()
    {
        using var folder = new TemporaryFolder();
        var content = new LongNames(folder);
        var imapi = new ImapiProgram(folder["home"]);
        var (mounts, stages) = (new List<KernelMount>(), new List<int>());
        foreach (var medium in new[] { "cd-r80", "bd-r25" })
        {
            var image = await content.BurnAsync(imapi, folder, medium);
            var sessions = await imapi.SessionsAsync(image);
            Assert.Equal(LongNames.Sessions, sessions.Count);
            mounts.AddRange(sessions.Select(block => new KernelMount(image, "iso9660", $"sbsector={block}")));
            stages.AddRange(Enumerable.Range(0, LongNames.Sessions));
        }

        foreach (var (listing, (mount, stage)) in (await KernelVm.MountAsync(folder, [.. mounts])).Zip(mounts.Zip(stages)))
        {
            var seen = listing.MustBeMounted().Entries.Values;
            Assert.Equal((mount, Lines(content.Files[stage])), (mount, Lines(seen.Where(entry => entry.IsFile).ToDictionary(entry => entry.Path, entry => entry.Sum!))));
            Assert.Equal((mount, Lines(content.Links[stage])), (mount, Lines(seen.Where(entry => entry.IsLink).ToDictionary(entry => entry.Path, entry => entry.Target!))));
        }
    }

    [Fact]
    public async Task The_preset_for_blu_ray_video_is_mounted_as_udf()
    {
        using var folder = new TemporaryFolder();
        var imapi = new ImapiProgram(folder["home"]);
        var stream = new byte[1_000_000];
        new Random(17).NextBytes(stream);
        folder.Write("video/BDMV/index.bdmv", stream.AsSpan(0, 300));
        folder.Write("video/BDMV/MovieObject.bdmv", stream.AsSpan(300, 200));
        folder.Write("video/BDMV/STREAM/00000.m2ts", stream);
        await imapi.RunAsync("image", "create", "--preset", "bd-video", folder["video"], "-o", folder["video.iso"]);
        var seen = await KernelVm.MountAsync(folder, folder["video.iso"], "udf");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream)), seen["/BDMV/STREAM/00000.m2ts"].Sum);
        Assert.Equal(3, seen.Entries.Values.Count(entry => entry.IsFile));
    }

    private static string Lines(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join('\n', pairs.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
}
