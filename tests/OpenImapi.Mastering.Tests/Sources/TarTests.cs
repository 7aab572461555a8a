using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>Archives that .NET's own writer makes, and archives made by hand, taken in as trees.</summary>
public class TarTests
{
    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Every_form_gives_names_content_owners_times_and_links(TarEntryFormat format)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, format, leaveOpen: true))
        {
            foreach (var (type, name, target) in Entries(format))
            {
                System.Formats.Tar.TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(type, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(type, name),
                    TarEntryFormat.Pax => new PaxTarEntry(type, name),
                    _ => new GnuTarEntry(type, name),
                };
                (entry.Mode, entry.Uid, entry.Gid, entry.ModificationTime) = ((UnixFileMode)0x1A0, 70_000, 70_001, Samples.Time);
                if (target.Length > 0)
                    entry.LinkName = target;
                if (type is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes($"data of {name}"));
                await writer.WriteEntryAsync(entry, TestContext.Current.CancellationToken);
            }
        }

        var tree = await TreeOfAsync(archive.ToArray());
        Assert.Empty(tree.Warnings);
        foreach (var (type, name, target) in Entries(format))
        {
            var node = tree[tree.Find(name)!.Value];
            Assert.Equal((new AccessRights(0x1A0, 70_000, 70_001), Samples.Time), (node.Rights!.Value, node.Modified!.Value));
            Assert.Equal(type == TarEntryType.SymbolicLink ? target : "", NameText.ToText(node.Target));
            if (type is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.HardLink)
                Assert.Equal($"data of {(target.Length > 0 ? target : name)}", Encoding.UTF8.GetString(await BytesAsync(tree, node.Index)));
        }

        Assert.Equal(2, tree[tree.Find("folder/second")!.Value].NameCount);
    }

    [Fact]
    public async Task An_archive_and_a_folder_give_the_same_image()
    {
        using var folder = new TestFolder();
        foreach (var (name, length) in (IEnumerable<(string Name, int Length)>)[("b/deep/x.bin", 100_000), ("a.txt", 3), ("b/empty", 0), ($"b/{new string('n', 200)}", 2048)])
            File.SetLastWriteTimeUtc(folder.Write($"src/{name}", new byte[length]), Samples.Time.UtcDateTime.AddTicks(1_234_567));
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(folder["src/link"], "b/deep/../x");
        var walk = new WalkOptions { KeepSpecialFiles = true };
        var fromFolder = new SourceTree();
        fromFolder.Add("there", folder["src"], walk);
        await TarFile.CreateFromDirectoryAsync(folder["src"], folder["x.tar"], includeBaseDirectory: false, TestContext.Current.CancellationToken);
        using var archive = await TarArchive.OpenAsync(folder["x.tar"], TestContext.Current.CancellationToken);
        var fromArchive = new SourceTree();
        fromArchive.AddArchive("there", archive, walk, TestContext.Current.CancellationToken);
        // .NET's writer leaves out the folder itself, and keeps times by a number that is not exact below a microsecond.
        foreach (var node in Enumerable.Range(0, fromFolder.NodeCount).Select(row => new NodeIndex(row)))
        {
            var path = fromFolder.PathOf(node);
            var other = fromArchive[fromArchive.Find(path)!.Value];
            var one = fromFolder[node];
            Assert.Equal((one.Kind, one.Length), (other.Kind, other.Length));
            if (path is not ("/" or "/there") && OperatingSystem.IsLinux())
                Assert.Equal((one.Rights, one.Modified!.Value.ToUnixTimeSeconds()), (other.Rights, other.Modified!.Value.ToUnixTimeSeconds()));
            if (one.Kind == SourceKind.File)
                Assert.Equal(await BytesAsync(fromFolder, node), await BytesAsync(fromArchive, other.Index));
        }
    }

    [Fact]
    public async Task What_is_compressed_by_gzip_is_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Archive(Header("a", '0', 3), "abc"u8.ToArray()), TestContext.Current.CancellationToken);
        var tree = await TreeOfAsync(packed.ToArray());
        Assert.Equal("abc"u8.ToArray(), await BytesAsync(tree, tree.Find("a")!.Value));
        using var folder = new TestFolder();
        using var archive = await TarArchive.OpenAsync(folder.Write("x.tgz", packed.ToArray()), TestContext.Current.CancellationToken);
        var again = new SourceTree();
        again.AddArchive("", archive, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("abc"u8.ToArray(), await BytesAsync(again, again.Find("a")!.Value));
    }

    [Theory]
    [InlineData("/abs/x", "abs/x", "The slash at the start was taken off /abs/x.")]
    [InlineData("../../up/x", "up/x", "What stands up to '..' was taken off ../../up/x.")]
    [InlineData("a/../../x", "x", "What stands up to '..' was taken off a/../../x.")]
    [InlineData("./a//b/./c", "a/b/c", null)]
    public async Task No_name_leads_out_of_the_archives_place(string name, string expected, string? warning)
    {
        var tree = new SourceTree();
        using var archive = await TarArchive.OpenAsync(new MemoryStream(Archive(Header(name, '0', 0))), "x", TestContext.Current.CancellationToken);
        tree.AddArchive("there", archive, cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(tree.Find($"there/{expected}"));
        Assert.Equal(warning is null ? [] : [warning], tree.Warnings.Select(each => each.Text));
    }

    [Fact]
    public async Task Later_entries_replace_earlier_ones_and_links_of_nothing_are_told()
    {
        var tree = await TreeOfAsync(Archive(Header("a", '0', 3), "abc"u8.ToArray(), Header("a", '0', 4), "abcd"u8.ToArray(), Header("b", '1', 0, link: "none"), Header("c", '1', 0, link: "a"), Header("c", '1', 0, link: "a")));
        Assert.Equal("abcd"u8.ToArray(), await BytesAsync(tree, tree.Find("a")!.Value));
        Assert.Equal(2, tree[tree.Find("c")!.Value].NameCount);
        Assert.Contains("b is another name of none", Assert.Single(tree.Warnings).Text);
    }

    [Fact]
    public async Task A_second_name_of_what_is_left_out_is_the_file()
    {
        var tree = await TreeOfAsync(Archive(Header("drop/a", '0', 3), "abc"u8.ToArray(), Header("b", '1', 0, link: "drop/a"), Header("c", '1', 0, link: "b")), new() { Exclude = GlobSet.Parse("drop") });
        Assert.Equal(("abc", 2), (Encoding.UTF8.GetString(await BytesAsync(tree, tree.Find("b")!.Value)), tree[tree.Find("c")!.Value].NameCount));
        Assert.Null(tree.Find("drop"));
        Assert.Empty(tree.Warnings);
    }

    [Fact]
    public async Task Extended_headers_keep_parts_of_seconds_large_owners_and_bytes_that_are_no_text()
    {
        byte[] name = [(byte)'x', 0xFF, (byte)'y'];
        var pax = Pax(("path", name), ("mtime", "-1.5000001"u8.ToArray()), ("uid", "4294967294"u8.ToArray()), ("gid", "3000000000"u8.ToArray()));
        var tree = await TreeOfAsync(Archive(Header("pax", 'x', pax.Length), pax, Header("short", '0', 0)));
        var node = tree[tree.Find(tree.Root, name)!.Value];
        Assert.Equal((DateTimeOffset.UnixEpoch.AddTicks(-15_000_001), 4_294_967_294u, 3_000_000_000u), (node.Modified!.Value, node.Rights!.Value.UserId, node.Rights!.Value.GroupId));
    }

    [Fact]
    public async Task Holes_are_zeros_and_are_not_in_the_archive()
    {
        var map = Encoding.ASCII.GetBytes("2\n5\n3\n100000\n2\n".PadRight(512, '\0'));
        var pax = Pax(("GNU.sparse.major", "1"u8.ToArray()), ("GNU.sparse.minor", "0"u8.ToArray()), ("GNU.sparse.name", "holes"u8.ToArray()), ("GNU.sparse.realsize", "200000"u8.ToArray()));
        var tree = await TreeOfAsync(Archive(Header("pax", 'x', pax.Length), pax, Header("GNUSparseFile.0/holes", '0', 512 + 5), [.. map, .. "abcde"u8], Header("next", '0', 1), "n"u8.ToArray()));
        var expected = new byte[200_000];
        "abc"u8.CopyTo(expected.AsSpan(5));
        "de"u8.CopyTo(expected.AsSpan(100_000));
        Assert.Equal(expected, await BytesAsync(tree, tree.Find("holes")!.Value));
        Assert.Equal("n"u8.ToArray(), await BytesAsync(tree, tree.Find("next")!.Value));
    }

    [Theory]
    [InlineData("1\n5\n3\n")]
    [InlineData("1\n0\n9000\n")]
    [InlineData("2\n5\n3\n4\n1\n")]
    [InlineData("99999999999999999999\n")]
    [InlineData("9999999\n")]
    public async Task A_wrong_list_of_pieces_is_refused(string map)
    {
        var pax = Pax(("GNU.sparse.major", "1"u8.ToArray()), ("GNU.sparse.realsize", "7"u8.ToArray()));
        await RefusedAsync(Archive(Header("pax", 'x', pax.Length), pax, Header("x", '0', 516), Encoding.ASCII.GetBytes(map.PadRight(516, '\0'))));
    }

    [Fact]
    public async Task What_is_cut_off_or_no_archive_is_refused()
    {
        var whole = Archive(Header("a", '0', 3000), new byte[3000]);
        foreach (var length in (int[])[0, 1, 511, 600, 3000])
            await RefusedAsync(whole[..length]);
        await RefusedAsync(new byte[511]);
        await RefusedAsync([.. "some text"u8, .. Enumerable.Repeat((byte)'x', 2000)]);
    }

    [Fact]
    public async Task Bytes_that_were_changed_at_random_end_in_a_tree_or_in_words()
    {
        var pax = Pax(("path", "long/name"u8.ToArray()), ("GNU.sparse.size", "9"u8.ToArray()), ("GNU.sparse.map", "0,2,5,3"u8.ToArray()));
        var whole = Archive(Header("d/", '5', 0), Header("pax", 'x', pax.Length), pax, Header("a", '0', 5), "abcde"u8.ToArray(), Header("l", '2', 0, link: "a"), Header("h", '1', 0, link: "long/name"));
        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            var changed = whole.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
                changed[random.Next(changed.Length - 1024)] = (byte)random.Next(256);
            for (var block = 0; block < changed.Length; block += 512)
                if (random.Next(2) == 0)
                    Sum(changed.AsSpan(block, 512));
            try
            {
                var tree = await TreeOfAsync(changed);
                foreach (var file in Enumerable.Range(1, tree.NodeCount - 1).Where(row => tree[new(row)].Kind == SourceKind.File && tree[new(row)].Length < 100_000))
                    await BytesAsync(tree, new(file));
            }
            catch (DiscException fault)
            {
                Assert.Contains(fault.Error, (IEnumerable<DiscError>)[MasteringErrors.ArchiveUnreadable, MasteringErrors.BadName, MasteringErrors.SourceChanged]);
            }
        }
    }

    [Fact]
    public async Task An_archive_that_changed_is_an_error_that_names_it()
    {
        using var folder = new TestFolder();
        var path = folder.Write("x.tar", Archive(Header("a", '0', 3), "abc"u8.ToArray()));
        using var archive = await TarArchive.OpenAsync(path, TestContext.Current.CancellationToken);
        var tree = new SourceTree();
        tree.AddArchive("", archive, cancellation: TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, Samples.Time.UtcDateTime);
        var error = await Assert.ThrowsAsync<DiscException>(() => Samples.ImageOf(tree));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
        Assert.Contains("x.tar", error.Message, StringComparison.Ordinal);
    }

    private static (TarEntryType Type, string Name, string Target)[] Entries(TarEntryFormat format)
    {
        var file = format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile;
        var longest = format is TarEntryFormat.Pax or TarEntryFormat.Gnu ? string.Join('/', Enumerable.Repeat(new string('d', 90), 4)) : new string('d', 90);
        return [(TarEntryType.Directory, "folder", ""), (file, "folder/first", ""), (TarEntryType.HardLink, "folder/second", "folder/first"), (TarEntryType.SymbolicLink, "link", "../somewhere/é"), (file, longest, "")];
    }

    private static async Task<SourceTree> TreeOfAsync(byte[] bytes, WalkOptions? options = null)
    {
        var archive = await TarArchive.OpenAsync(new MemoryStream(bytes), "of the test", TestContext.Current.CancellationToken);
        var tree = new SourceTree();
        tree.AddArchive("", archive, options ?? new() { KeepSpecialFiles = true }, TestContext.Current.CancellationToken);
        return tree;
    }

    private static async Task RefusedAsync(byte[] bytes)
    {
        var error = await Assert.ThrowsAsync<DiscException>(() => TreeOfAsync(bytes));
        Assert.Same(MasteringErrors.ArchiveUnreadable, error.Error);
    }

    private static async Task<byte[]> BytesAsync(SourceTree tree, NodeIndex file)
    {
        using var reader = new SourceReader(tree);
        var bytes = new byte[tree[file].Length];
        await reader.ReadAsync(file, 0, bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    private static byte[] Archive(params byte[][] parts) => [.. parts.SelectMany(part => part.Concat(new byte[(512 - part.Length % 512) % 512])), .. new byte[1024]];

    private static byte[] Pax(params (string Key, byte[] Value)[] records) => [.. records.SelectMany(record =>
    {
        var length = record.Key.Length + record.Value.Length + 3;
        length += $"{length + 1}".Length;
        length += $"{length}".Length - $"{length - 1}".Length;
        return (byte[])[.. Encoding.ASCII.GetBytes($"{length} {record.Key}="), .. record.Value, (byte)'\n'];
    })];

    /// <summary>A header as POSIX has it: name, mode, owner, group, length, time, sum, type, link, magic.</summary>
    private static byte[] Header(string name, char type, int length, string link = "")
    {
        var block = new byte[512];
        Encoding.UTF8.GetBytes(name).CopyTo(block, 0);
        Encoding.ASCII.GetBytes("0000644\00000000\00000000\0").CopyTo(block, 100);
        Encoding.ASCII.GetBytes($"{Convert.ToString(length, 8).PadLeft(11, '0')}\007221530000\0").CopyTo(block, 124);
        block[156] = (byte)type;
        Encoding.UTF8.GetBytes(link).CopyTo(block, 157);
        Encoding.ASCII.GetBytes("ustar\000").CopyTo(block, 257);
        Sum(block);
        return block;
    }

    private static void Sum(Span<byte> block)
    {
        block.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var each in block)
            sum += each;
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(block[148..]);
    }
}
