using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>'imapi burn docs README.md' and a second burn onto the same disc: what other programs, and ours, find on it.</summary>
[Trait("Category", "Interop")]
public sealed class BurnedDiscTests(BurnedByImapi disc) : IClassFixture<BurnedByImapi>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Readers => [.. OutsideReader.Five.Select(reader => reader.Name)];

    public static TheoryData<string> SessionReaders => [.. OutsideReader.OfSession(0).Select(reader => reader.Name)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_burn_is_verified_and_says_where_the_disc_is()
    {
        Assert.Contains("Burned and verified", disc.Said, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("drives", "default", "discs"), disc.Said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public Task The_exported_disc_shows_every_file_with_equal_content(string reader) => Reader(reader).MustShowAsync(disc.First, disc.One, folder);

    [Theory]
    [MemberData(nameof(Readers))]
    public Task An_export_of_the_last_session_shows_the_files_of_both(string reader) => Reader(reader).MustShowAsync(disc.Merged, disc.Last, folder);

    [Theory]
    [MemberData(nameof(SessionReaders))]
    public Task The_second_session_on_the_whole_disc_shows_the_files_of_both(string reader) =>
        OutsideReader.OfSession(disc.SecondStart).Single(each => each.Name == reader).MustShowAsync(disc.Merged, disc.All, folder);

    [Theory]
    [MemberData(nameof(Readers))]
    public Task Block_16_of_the_whole_disc_shows_the_first_session(string reader) => Reader(reader).MustShowAsync(disc.First, disc.All, folder);

    [Fact]
    public async Task Isoinfo_reads_the_second_session_alone_under_its_own_addresses()
    {
        var image = await File.ReadAllBytesAsync(disc.All);
        var session = folder.Write("session.iso", image.AsSpan(checked((int)disc.SecondStart * 2048)));
        string[] from = ["-N", $"{disc.SecondStart}"];
        foreach (var kind in new[] { VolumeTreeKind.Iso9660, VolumeTreeKind.Joliet })
        {
            var listed = await OutsideReader.ListByIsoinfoAsync(session, kind, from);
            Assert.Equal(
                disc.Merged.In(kind).Select(file => file.Path).Order(StringComparer.Ordinal),
                listed.Select(OutsideReader.WithoutVersion).Order(StringComparer.Ordinal));
        }

        foreach (var file in disc.Added.In(VolumeTreeKind.Joliet))
            Assert.Equal(file, Listing.OfBytes(file.Path, (await Judge.RunAsync("isoinfo", ["-i", session, .. from, "-J", "-x", file.Path])).OutputBytes));
    }

    [Fact]
    public async Task Bchunk_makes_of_the_raw_sectors_what_every_reader_reads()
    {
        await Judge.RunAsync("bchunk", Path.ChangeExtension(disc.OneCue, ".bin"), disc.OneCue, folder["track"]);
        foreach (var reader in OutsideReader.Five)
            await reader.MustShowAsync(disc.First, folder["track01.iso"], folder);
    }

    [Fact]
    public async Task Imapi_itself_extracts_the_files_of_both_sessions()
    {
        foreach (var (from, session) in new (string, string[])[] { ("virtual:default", []), (disc.Last, []), (disc.All, ["--session", $"@{disc.SecondStart}"]) })
            foreach (var (kind, tree) in new[] { (VolumeTreeKind.Iso9660, "iso"), (VolumeTreeKind.Joliet, "joliet") })
            {
                var to = folder[$"{Path.GetFileName(from).Replace(':', '-')}-{tree}"];
                await disc.Imapi.RunAsync(["image", "extract", from, .. session, "--as", tree, "-o", to]);
                var shown = (await Listing.OfFolderAsync(to)).Values.Where(listed => !listed.IsFolder).Select(listed => listed with { ModifiedAt = null });
                Assert.Equal("", Listing.Difference(disc.Merged.Text(kind), ExpectedTrees.TextOf(shown)));
            }
    }

    [Fact]
    public async Task The_structure_of_both_exports_keeps_every_rule()
    {
        foreach (var image in new[] { disc.One, disc.Last })
            Assert.Equal("", string.Join('\n', StructuralJudge.Judge(await File.ReadAllBytesAsync(image)).Take(10)));
    }

    private static OutsideReader Reader(string name) => OutsideReader.Five.Single(reader => reader.Name == name);
}
