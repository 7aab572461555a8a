using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>What Rock Ridge says in the primary tree, read back record by record.</summary>
public class RockRidgeTests
{
    [Fact]
    public async Task The_roots_own_record_says_that_the_volume_follows_the_protocol()
    {
        var image = await Samples.ImageOf(Samples.Tree("a"), new() { RockRidge = true, Joliet = false });
        var use = image.AsSpan(20 * 2048 + 34);
        Assert.Equal("53500701BEEF00" + "50582C01", Convert.ToHexString(use[..11]));
        var records = Read(image);
        Assert.True(records["/."].Extensions.Single().IsRockRidge);
    }

    [Fact]
    public async Task A_later_sessions_root_names_rock_ridge_without_a_continuation_area()
    {
        var plan = ImagePlanner.Plan(Samples.Tree("a"), new() { RockRidge = true, Joliet = false, Start = new(384) });
        Assert.DoesNotContain(plan.Regions, region => region.Kind == RegionKind.Continuation);
        using var source = plan.OpenSource();
        var record = await source.ReadAsync(new(384 + 20), 1, TestContext.Current.CancellationToken);
        Assert.Contains("455212010A000001" + Convert.ToHexString("IEEE_P1282"u8), Convert.ToHexString(record[..record[0]]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_its_size_covers_all_addresses_a_later_session_names_rock_ridge_in_full()
    {
        var plan = ImagePlanner.Plan(Samples.Tree("a"), new() { RockRidge = true, Joliet = false, Start = new(384), SizeFromBlockZero = true });
        var area = Assert.Single(plan.Regions, region => region.Kind == RegionKind.Continuation).Extent;
        using var source = plan.OpenSource();
        var descriptor = Structure.Read<VolumeDescriptor>(await source.ReadAsync(new(384 + 16), 1, TestContext.Current.CancellationToken));
        Assert.Equal(plan.Extent.End.Value, descriptor.VolumeSpaceSize);
        Assert.True(area.End.Value <= descriptor.VolumeSpaceSize);
    }

    [Fact]
    public async Task Any_name_stands_byte_for_byte()
    {
        var tree = new SourceTree();
        byte[][] names = [[.. "plain.txt"u8], [0xFF, 0xFE, (byte)' ', (byte)':'], [.. Enumerable.Repeat((byte)'x', 255)], [.. "Ü"u8], [.. Enumerable.Repeat((byte)'y', 250)]];
        foreach (var name in names)
            tree.AddFile(tree.Root, name, Samples.Bytes(3));
        var found = Read(await Samples.ImageOf(tree, new() { RockRidge = true, Joliet = false })).Values.Where(file => file.Name is not null).Select(file => Convert.ToHexString(file.Name!.Value.Span));
        Assert.Equal(names.Select(Convert.ToHexString).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Links_devices_rights_times_and_shared_names_are_all_there()
    {
        var tree = new SourceTree();
        var target = string.Join('/', Enumerable.Repeat(new string('z', 200), 12));
        tree.AddLink(tree.Root, "long"u8, NameText.FromText(target));
        tree.AddLink(tree.Root, "up"u8, "../../etc/./x//"u8);
        tree.SetRights(tree.AddDevice(tree.Root, "disk"u8, isBlockDevice: true, new(259, 70_000), Samples.Time), new(0x1B0, 1000, 70_000));
        var file = tree.AddFile("folder/file", Samples.Bytes(10), Samples.Time);
        tree.SetRights(file, new(0x9ED, 7, 8));
        tree.AddHardLink(tree.Root, "again"u8, file);
        var records = Read(await Samples.ImageOf(tree, new() { RockRidge = true, Joliet = false }));
        Assert.Equal(target, records["/long"].Link!.Value.ToString());
        Assert.Equal("../../etc/./x//", records["/up"].Link!.Value.ToString());
        Assert.Equal((259u, 70_000u), (records["/disk"].Device!.Value.Major, records["/disk"].Device!.Value.Minor));
        Assert.Equal(("brw-rw----", 1000u, 70_000u), (records["/disk"].Attributes!.Value.Mode.ToString(), records["/disk"].Attributes!.Value.UserId, records["/disk"].Attributes!.Value.GroupId));
        Assert.Equal(("-rwsr-xr-x", 2u), (records["/folder/file"].Attributes!.Value.Mode.ToString(), records["/folder/file"].Attributes!.Value.Links));
        Assert.Equal(records["/folder/file"].Attributes, records["/again"].Attributes);
        Assert.Equal(Samples.Time, records["/again"].Times!.Value.Modification.Moment);
        Assert.Equal((3u, 2u), (records["/."].Attributes!.Value.Links, records["/folder"].Attributes!.Value.Links));
    }

    [Fact]
    public async Task For_everybody_all_may_read_and_nobody_write()
    {
        var tree = new SourceTree();
        tree.SetRights(tree.AddFile("tool", Samples.Bytes(1)), new(0x9C0, 7, 8));
        tree.SetRights(tree.AddFile("text", Samples.Bytes(1)), new(0x180, 7, 8));
        tree.AddLink(tree.Root, "link"u8, "x"u8);
        var records = Read(await Samples.ImageOf(tree, new() { RockRidge = true, Joliet = false, Access = new() { ForEverybody = true, GroupId = 5 } }));
        Assert.Equal(["drwxr-xr-x".Replace("rwx", "r-x", StringComparison.Ordinal), "-r-xr-xr-x", "-r--r--r--", "lrwxrwxrwx"],
            ((string[])["/.", "/tool", "/text", "/link"]).Select(path => records[path].Attributes!.Value.Mode.ToString()));
        Assert.Equal((0u, 5u), (records["/tool"].Attributes!.Value.UserId, records["/tool"].Attributes!.Value.GroupId));
        var given = Read(await Samples.ImageOf(tree, new() { RockRidge = true, Joliet = false, Access = new() { FilePermissions = 0x124, FolderPermissions = 0x1C0, UserId = 3 } }));
        Assert.Equal(("-r--r--r--", "drwx------", 3u), (given["/tool"].Attributes!.Value.Mode.ToString(), given["/."].Attributes!.Value.Mode.ToString(), given["/."].Attributes!.Value.UserId));
    }

    [Fact]
    public async Task Times_beyond_two_bytes_of_years_are_kept()
    {
        var tree = new SourceTree();
        tree.AddFile("late", Samples.Bytes(1), new DateTimeOffset(2200, 3, 4, 5, 6, 7, TimeSpan.Zero));
        tree.AddFile("after 2038", Samples.Bytes(1), new DateTimeOffset(2050, 3, 4, 5, 6, 7, TimeSpan.Zero));
        var records = Read(await Samples.ImageOf(tree, new() { RockRidge = true, Joliet = false }));
        Assert.Equal(new DateTimeOffset(2200, 3, 4, 5, 6, 7, TimeSpan.Zero), records["/late"].Times!.Value.Modification.Moment);
        Assert.False(records["/after 2038"].Times!.Value.IsLongForm);
    }

    [Fact]
    public void What_Linux_misreads_is_told_once_for_all_files()
    {
        var tree = new SourceTree();
        foreach (var (name, year) in new[] { ("early", 1899), ("first", 1900), ("last", 2155), ("late", 2156) })
            tree.AddFile(name, Samples.Bytes(1), new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero));
        tree.AddFile(new string('a', 253), Samples.Bytes(1), Samples.Time);
        tree.AddFile(new string('b', 254), Samples.Bytes(1), Samples.Time);
        Assert.Equal(["/early", $"/{new string('b', 254)}"], ImagePlanner.Plan(tree, new() { RockRidge = true }).Report.Warnings.Where(warning => warning.Kind == PlanWarningKind.Misread).Select(warning => warning.Path));
        Assert.DoesNotContain(ImagePlanner.Plan(tree).Report.Warnings, warning => warning.Kind == PlanWarningKind.Misread);
    }

    [Fact]
    public void A_link_beyond_what_readers_take_is_refused()
    {
        var tree = new SourceTree();
        tree.AddLink(tree.Root, "endless"u8, new byte[70_000].Select(_ => (byte)'x').ToArray());
        Assert.Same(MasteringErrors.LinkTooLong, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { RockRidge = true })).Error);
    }

    [Fact]
    public void Without_Rock_Ridge_links_are_left_out_with_a_warning()
    {
        var tree = new SourceTree();
        tree.AddLink(tree.Root, "link"u8, "x"u8);
        Assert.Empty(ImagePlanner.Plan(tree, new() { RockRidge = true }).Report.Warnings);
        var warning = Assert.Single(ImagePlanner.Plan(tree).Report.Warnings);
        Assert.Equal((PlanWarningKind.LeftOut, "/link"), (warning.Kind, warning.Path));
    }

    /// <summary>Every record with what Rock Ridge says in it, by path; the root's of itself is "/.".</summary>
    private static Dictionary<string, RockRidgeFile> Read(byte[] image)
    {
        var found = new Dictionary<string, RockRidgeFile>(StringComparer.Ordinal);
        var pending = new Stack<(string Path, int Start, int Length)>([("", 20 * 2048, BitConverter.ToInt32(image, 20 * 2048 + 10))]);
        while (pending.TryPop(out var folder))
            for (var at = folder.Start; at < folder.Start + folder.Length; at += image[at] > 0 ? image[at] : 2048 - at % 2048)
            {
                if (image[at] == 0)
                    continue;
                var record = Structure.Read<DirectoryRecord>(image.AsSpan(at, image[at]));
                var file = Read(image, record);
                var isDots = record.Identifier.Length == 1 && record.Identifier.Span[0] < 2;
                if (isDots && (folder.Path.Length > 0 || record.Identifier.Span[0] == 1))
                    continue;
                var path = isDots ? "/." : $"{folder.Path}/{file.Name}";
                found.Add(path, file);
                if (!isDots && record.Flags.HasFlag(FileFlags.Directory))
                    pending.Push((path, (int)record.Location * 2048, (int)record.DataLength));
            }

        return found;
    }

    private static RockRidgeFile Read(byte[] image, DirectoryRecord record)
    {
        var faults = new FaultList();
        var reader = new SystemUseReader(faults);
        reader.Begin(record.SystemUse.Span);
        while (reader.Wanted is { } blocks)
            reader.Continue(image.AsSpan((int)blocks.Start.Value * 2048, (int)blocks.Length.Value * 2048));
        var file = RockRidgeFile.Of(reader.Entries, faults);
        Assert.Empty(faults);
        return file;
    }

    [Theory]
    [InlineData(1, 1900)]
    [InlineData(1, 1899)]
    [InlineData(110, 2155)]
    [InlineData(111, 2156)]
    [InlineData(249, 2001)]
    [InlineData(250, 2001)]
    [InlineData(251, 2001)]
    [InlineData(255, 2001)]
    public void What_an_ordinary_file_takes_is_what_its_entries_take(int nameLength, int year)
    {
        var (tree, name, time) = (new SourceTree(), new byte[nameLength], new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero));
        name.AsSpan().Fill((byte)'n');
        tree.AddFile(tree.Root, name, Samples.Bytes(10), time);
        tree.AddFolder(tree.AddFolder("folder", time), name, time);
        var space = ImagePlanner.IsoNamesOf(tree, new() { RockRidge = true });
        for (var node = 1; node < tree.NodeCount; node++)
        {
            Assert.True(SystemUseWriter.TryMeasure(space.RockRidge!.Of(space, node), 4000, 0, out var measured));
            var ordinary = space.RockRidge.OrdinaryLengthOf(space, node);
            Assert.Equal(tree.Row(node).NameLength > AlternateName.MaximumContent ? -1 : measured.RecordLength, ordinary < 0 ? -1 : ordinary + (ordinary & 1));
        }
    }
}
