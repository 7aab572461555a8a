using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Mkisofs;

/// <summary>The same command lines, given to genisoimage or xorriso and to us, make images in which isoinfo lists the same.</summary>
[Trait("Category", "Interop")]
public class SameListingTests
{
    /// <summary>Options, and what isoinfo is asked for; '@' stands for the folder of the test. A line that begins with "xorriso" is given to xorriso.</summary>
    public static TheoryData<string, string> CommandLines => new()
    {
        { "", "-l" },
        { "-l", "-l" },
        { "-d", "-l" },
        { "-N", "-l" },
        { "-U", "-l" },
        { "-allow-lowercase", "-l" },
        { "-allow-leading-dots", "-l" },
        { "-L -l -d", "-l" },
        { "-iso-level 2", "-l" },
        { "-iso-level 3", "-l" },
        { "-J", "-J -l" },
        { "-J -joliet-long", "-J -l" },
        { "-J -R", "-R -l" },
        { "-J -R", "-J -l" },
        { "-R", "-R -l" },
        { "-r", "-R -l" },
        { "-Jr", "-R -l" },
        { "-r -D", "-R -l" },
        { "-R -f", "-R -l" },
        { "-R -uid 12 -gid 34", "-R -l" },
        { "-uid 12", "-R -l" },
        { "-file-mode 0440 -dir-mode 0550", "-R -l" },
        { "-r -m sub", "-R -l" },
        { "-r -m *.bin", "-R -l" },
        { "-r -x @/tree/sub/deep", "-R -l" },
        { "-r -m @/tree/s*/d*", "-R -l" },
        { "-r -m nothing", "-R -l" },
        { "-r -J -hide boot.bin", "-R -l" },
        { "-r -J -hide boot.bin", "-J -l" },
        { "-r -J -hide-joliet boot.bin", "-J -l" },
        { "-r -J -hide-joliet @/tree/sub/deep", "-J -l" },
        { "-r -b boot.bin -no-emul-boot -boot-load-size 4 -c sub/boot.cat", "-R -l" },
        { "-r -b boot.bin -no-emul-boot -boot-info-table", "-R -l" },
        { "-r -J -udf", "-R -l" },
        { "-r -graft-points other/place=@/tree/sub one\\=two=@/tree/boot.bin", "-R -l" },
        { "-r -graft-points other/=@/tree/boot.bin", "-R -l" },
        { "-r -path-list @/list", "-R -l" },
        { "-r -input-charset utf-8 -J", "-J -l" },
        { "xorriso -r -J", "-R -l" },
        { "xorriso -r -J --sort-weight 5 /sub", "-J -l" },
        { "xorriso -r -b boot.bin -no-emul-boot --grub2-boot-info -c boot.cat", "-R -l" },
        { "xorriso -r -append_partition 2 0xef @/tree/boot.bin -partition_offset 16", "-R -l" },
        { "xorriso -R -l -iso-level 3 -V LABEL --protective-msdos-label", "-R -l" },
    };

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Names_lengths_and_permissions_are_the_same(string options, string listing)
    {
        using var folder = new TemporaryFolder();
        WriteTree(folder);
        var isXorriso = options.StartsWith("xorriso", StringComparison.Ordinal);
        string[] words = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(isXorriso ? 1 : 0).Select(word => word.Replace("@", folder.Path, StringComparison.Ordinal)), folder["tree"]];
        string[] their = isXorriso ? ["-as", "mkisofs"] : [];
        await Judge.RunAsync(isXorriso ? "xorriso" : "genisoimage", [.. their, "-quiet", "-o", folder["theirs.iso"], .. words]);
        await new ImapiProgram(folder.Folder("home")).RunAsync(["mkisofs", .. their, "-quiet", "-o", folder["ours.iso"], .. words]);
        var theirs = await ListAsync(folder["theirs.iso"], listing);
        Assert.NotEmpty(theirs);
        Assert.Equal(theirs, await ListAsync(folder["ours.iso"], listing));
    }

    [Theory]
    [InlineData("-V", "Volume id")]
    [InlineData("-A", "Application id")]
    [InlineData("-publisher", "Publisher id")]
    [InlineData("-p", "Data preparer id")]
    [InlineData("-sysid", "System id")]
    [InlineData("-volset", "Volume set id")]
    [InlineData("-copyright", "Copyright File id")]
    [InlineData("-abstract", "Abstract File id")]
    [InlineData("-biblio", "Bibliographic File id")]
    public async Task A_text_stands_where_isoinfo_looks_for_it(string option, string field)
    {
        using var folder = new TemporaryFolder();
        WriteTree(folder);
        await new ImapiProgram(folder.Folder("home")).RunAsync("mkisofs", "-quiet", option, "SOME.TXT", "-o", folder["ours.iso"], folder["tree"]);
        Assert.Contains($"{field}: SOME.TXT", (await Judge.RunAsync("isoinfo", "-d", "-i", folder["ours.iso"])).Lines);
    }

    private static void WriteTree(TemporaryFolder folder)
    {
        folder.Write("tree/A long file name.text", "hello"u8);
        folder.Write("tree/noext", "n"u8);
        folder.Write("tree/sub/b.txt", "bb"u8);
        folder.Write("tree/sub/deep/.dot", "ccc"u8);
        folder.Write("tree/sub/deep/other", "x"u8);
        folder.Write("tree/boot.bin", Enumerable.Range(0, 9000).Select(value => (byte)value).ToArray());
        File.CreateSymbolicLink(folder["tree/sub/link"], "../noext");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder["tree/noext"], (UnixFileMode)0x1C0);
        File.WriteAllText(folder["list"], $"{folder["tree/boot.bin"]}\n".Replace("boot.bin", "../more.txt", StringComparison.Ordinal));
        folder.Write("more.txt", "more"u8);
    }

    /// <summary>
    /// What isoinfo lists, without that in which the programs differ by right: blocks, times, counts of names, permissions of links, which mean nothing, and the
    /// empty files that genisoimage puts into Joliet for links.
    /// </summary>
    private static async Task<List<string>> ListAsync(string image, string listing)
    {
        var lines = (await Judge.RunAsync("isoinfo", [.. listing.Split(' '), "-i", image])).Lines;
        var (found, at) = (new List<string>(), "");
        foreach (var line in lines)
        {
            if (line.StartsWith("Directory listing of ", StringComparison.Ordinal))
                at = line["Directory listing of ".Length..];
            else if (line.IndexOf("] ", StringComparison.Ordinal) is var end and > 0 && line[(end + 2)..].Trim() is not ("." or "..") and var name
                && (listing.StartsWith("-R", StringComparison.Ordinal) || !name.Equals("link", StringComparison.OrdinalIgnoreCase)))
                found.Add($"{at}{name} {(line[0] == 'l' ? "link" : line[..10])} {(line[0] == 'd' ? "" : line[24..40].Trim())} {line[16..24]}");
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }
}
