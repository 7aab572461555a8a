using System.Diagnostics;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>Links, devices, names that share a file, owners and permissions: what only file systems for POSIX know.</summary>
public partial class PosixTests
{
    [Fact]
    public void A_walk_that_keeps_special_files_takes_links_and_pipes_as_they_are()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made by Linux.");
        using var folder = new TestFolder();
        folder.Write("real/file", "abc"u8);
        File.CreateSymbolicLink(folder["to-file"], "real/file");
        Directory.CreateSymbolicLink(folder["real/up"], "..");
        File.CreateSymbolicLink(folder["dangling"], "/no/where");
        Run("/usr/bin/mkfifo", folder["pipe"]);
        var tree = Walk(folder.Path);
        Assert.Equal((SourceKind.Link, "real/file"), Link(tree, "to-file"));
        Assert.Equal((SourceKind.Link, ".."), Link(tree, "real/up"));
        Assert.Equal((SourceKind.Link, "/no/where"), Link(tree, "dangling"));
        Assert.Equal(SourceKind.Fifo, tree[tree.Find("pipe")!.Value].Kind);
        Assert.Equal((1, 4), (tree.FileCount, tree.SpecialCount));
        Assert.Empty(tree.Warnings);
    }

    [Fact]
    public void Devices_are_kept_where_only_links_are_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made by Linux.");
        using var folder = new TestFolder();
        folder.Write("real/file", "abc"u8);
        File.CreateSymbolicLink(folder["to-file"], "real/file");
        Run("/usr/bin/mkfifo", folder["pipe"]);
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder.Path, new() { KeepSpecialFiles = true, FollowLinks = true });
        Assert.Equal((SourceKind.File, SourceKind.Fifo), (tree[tree.Find("to-file")!.Value].Kind, tree[tree.Find("pipe")!.Value].Kind));
        Assert.Equal((2, 1), (tree.FileCount, tree.SpecialCount));
    }

    [Fact]
    public void Extended_attributes_are_told_of_since_no_volume_keeps_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Extended attributes are those of Linux.");
        using var folder = new TestFolder();
        folder.Write("plain", "abc"u8);
        Assert.SkipUnless(SetAttribute(folder.Write("marked", "abc"u8), "user.comment", "x"u8, 1, 0) == 0, "The file system has no extended attributes.");
        Assert.Equal(0, SetAttribute(Directory.CreateDirectory(folder["kept"]).FullName, "user.of.a.folder", "x"u8, 1, 0));
        var report = ImagePlanner.Plan(Walk(folder.Path), new() { RockRidge = true }).Report;
        Assert.Empty(report.Warnings);
        Assert.Equal(
        [
            $"{folder["kept"]}: The volume has no place for its attribute user.of.a.folder.", $"{folder["marked"]}: The volume has no place for its attribute user.comment.",
        ], report.Losses.Select(loss => loss.Text));
        Assert.All(report.Losses, loss => Assert.Equal(PlanWarningKind.AttributeLost, loss.Kind));
        Assert.Throws<DiscException>(() => ImagePlanner.Plan(Walk(folder.Path), new() { RockRidge = true, Strict = true }));
    }

    [Theory]
    [InlineData("user.a\0security.selinux\0user.b\0", "The volume has no place for its attribute user.a, its attribute user.b.")]
    [InlineData("system.posix_acl_access\0system.posix_acl_default\0security.capability\0", "The volume has no place for its access control list, its capabilities.")]
    [InlineData("security.selinux\0trusted.overlay.opaque\0", null)]
    [InlineData("", null)]
    public void What_a_person_would_miss_is_named(string names, string? sentence) =>
        Assert.Equal(sentence, LostAttributes.Of(System.Text.Encoding.ASCII.GetBytes(names)));

    [Fact]
    public void Archives_name_them_by_keywords() => Assert.Equal("The volume has no place for its access control list, its attribute user.a.",
        LostAttributes.OfPax(["mtime", "SCHILY.acl.access", "SCHILY.xattr.user.a", "LIBARCHIVE.xattr.user.a", "SCHILY.xattr.security.selinux"]));

    [Fact]
    public void Permissions_and_owner_are_those_of_the_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Permissions are those of Linux.");
        using var folder = new TestFolder();
        Run("/usr/bin/chmod", "0640", folder.Write("secret", "abc"u8));
        Run("/usr/bin/chmod", "4755", folder.Write("tool", "abc"u8));
        var tree = Walk(folder.Path);
        var owner = uint.Parse(Run("/usr/bin/id", "-u"), System.Globalization.CultureInfo.InvariantCulture);
        var secret = tree[tree.Find("secret")!.Value].Rights!.Value;
        Assert.Equal(((ushort)0x1A0, owner), (secret.Permissions, secret.UserId));
        Assert.Equal(0x9ED, tree[tree.Find("tool")!.Value].Rights!.Value.Permissions);
        Assert.NotNull(tree[tree.Root].Rights);
    }

    [Fact]
    public void Names_of_one_file_share_its_blocks_and_count_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Hard links are made by Linux.");
        using var folder = new TestFolder();
        folder.Write("z", new byte[5000]);
        folder.Write("other", new byte[5000]);
        Run("/usr/bin/ln", folder["z"], folder["a"]);
        var tree = Walk(folder.Path);
        Assert.Equal((10_000, 3, 2), (tree.ContentLength, tree.FileCount, tree[tree.Find("a")!.Value].NameCount));
        Assert.Equal(2, ImagePlanner.Plan(tree).Regions.Count(region => region.Kind == RegionKind.FileData));
        Assert.Equal(2, ImagePlanner.Plan(tree.WithContent(file => FileContent.FromBytes(new byte[file.Length]))).Regions.Count(region => region.Kind == RegionKind.FileData));
    }

    [Fact]
    public void A_merge_takes_links_attributes_and_shared_names_along()
    {
        var (tree, other) = (new SourceTree(), new SourceTree());
        tree.AddLink(tree.Root, "first"u8, "x"u8);
        tree.AddFile("one", FileContent.FromBytes(new byte[10]));
        other.AddLink(other.Root, "second"u8, "../y"u8);
        other.SetRights(other.AddDevice(other.Root, "tty"u8, isBlockDevice: false, new(5, 1)), new(0x190, 7, 8));
        var two = other.AddFile("two", FileContent.FromBytes(new byte[20]));
        other.AddHardLink(other.Root, "three"u8, two);
        tree.Merge(other);
        Assert.Equal((SourceKind.Link, "../y"), Link(tree, "second"));
        var device = tree[tree.Find("tty")!.Value];
        Assert.Equal((SourceKind.CharacterDevice, new DeviceNumbers(5, 1), new AccessRights(0x190, 7, 8)), (device.Kind, device.Device!.Value, device.Rights!.Value));
        Assert.Equal((30, 2, 1), (tree.ContentLength, tree[tree.Find("three")!.Value].NameCount, tree[tree.Find("one")!.Value].NameCount));
    }

    [Fact]
    public void A_copy_without_some_nodes_lacks_them_and_what_lies_in_them_and_keeps_the_rest()
    {
        var tree = Samples.Tree("keep/a", "gone/b", "gone/deep/c", "keep/d");
        var shared = tree.AddFile("keep/shared", FileContent.FromBytes(new byte[20]));
        tree.AddHardLink(tree.Find("gone")!.Value, "shared"u8, shared);
        tree.Hide(shared, NameSpaces.Joliet);
        tree.SetRights(tree.Root, new(0x1C0, 5, 6));
        var rest = tree.Without([tree.Find("gone")!.Value, tree.Find("keep/d")!.Value]);
        Assert.Equal((2, 2, 26), (rest.FolderCount, rest.FileCount, rest.ContentLength));
        Assert.Equal((null, null), (rest.Find("gone/deep/c"), rest.Find("keep/d")));
        Assert.Equal(1, rest[rest.Find("keep/shared")!.Value].NameCount);
        Assert.Equal(NameSpaces.Joliet, rest.Marks.HiddenIn(rest.Find("keep/shared")!.Value.Value));
        Assert.Equal(new AccessRights(0x1C0, 5, 6), rest[rest.Root].Rights);
        Assert.Throws<ArgumentException>(() => tree.Without([tree.Root]));
    }

    [Fact]
    public void A_name_that_is_replaced_leaves_the_others_their_file()
    {
        var tree = new SourceTree();
        var file = tree.AddFile("a", FileContent.FromBytes(new byte[10]));
        tree.AddHardLink(tree.Root, "b"u8, file);
        tree.AddFile("b", FileContent.FromBytes(new byte[7]), overwrite: true);
        Assert.Equal((17, 1, 1), (tree.ContentLength, tree[file].NameCount, tree[tree.Find("b")!.Value].NameCount));
    }

    [Fact]
    public void A_link_to_nothing_at_all_is_refused() =>
        Assert.Same(MasteringErrors.BadName, Assert.Throws<DiscException>(() => new SourceTree().AddLink(new(0), "a"u8, ""u8)).Error);

    [Fact]
    public void Name_spaces_that_know_no_links_leave_them_out()
    {
        var tree = new SourceTree();
        tree.AddFile("file", FileContent.FromBytes(new byte[10]));
        var plain = ImagePlanner.Plan(tree, new() { SourceDate = Samples.Time, VolumeSetIdentifier = "x" });
        tree.AddLink(tree.AddFolder("folder"), "link"u8, "../file"u8);
        var linked = ImagePlanner.Plan(tree, new() { SourceDate = Samples.Time, VolumeSetIdentifier = "x" });
        Assert.Equal(plain.Regions.Count + 2, linked.Regions.Count);
    }

    private static (SourceKind Kind, string Target) Link(SourceTree tree, string path)
    {
        var node = tree[tree.Find(path)!.Value];
        return (node.Kind, NameText.ToText(node.Target));
    }

    private static SourceTree Walk(string path)
    {
        var tree = new SourceTree();
        new LinuxFolderWalk(tree, new() { KeepSpecialFiles = true }).Walk(tree.Root, path);
        return tree;
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)) && process.ExitCode == 0, $"{program} failed");
        return output.Trim();
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "setxattr", StringMarshalling = System.Runtime.InteropServices.StringMarshalling.Utf8)]
    private static partial int SetAttribute(string path, string name, ReadOnlySpan<byte> value, nuint length, int flags);
}
