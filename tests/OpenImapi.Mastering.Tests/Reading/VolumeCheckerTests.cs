using System.Buffers.Binary;
using System.Text;
using static OpenImapi.Mastering.Tests.Reading.HandMadeVolume;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Each rule, broken once in a volume that keeps all others.</summary>
public class VolumeCheckerTests
{
    /// <summary>Two folders, SUB with a folder in it, and files: no finding at all.</summary>
    private static HandMadeVolume Valid()
    {
        var image = new HandMadeVolume(60);
        image.Directory(20, 20,
            Record("A.TXT;1", 40, 3000), Record("B.;1", 42, 0), Record("BIG.BIN;1", 43, 4096, 0x80), Record("BIG.BIN;1", 47, 10),
            Record("OTHER", 24, 2048, 2), Record("SUB", 21, 2048, 2));
        image.Directory(21, 20, Record("INNER", 22, 2048, 2), Record("LINK.TXT;1", 40, 3000));
        image.Directory(22, 21);
        image.Directory(24, 20);
        image.Tables(18, (20, 1, "\0"), (24, 1, "OTHER"), (21, 1, "SUB"), (22, 3, "INNER"));
        return image;
    }

    private static async Task<List<Finding>> CheckAsync(HandMadeVolume image)
    {
        var findings = new List<Finding>();
        await foreach (var finding in VolumeChecker.CheckAsync(image.Source))
            findings.Add(finding);
        return findings;
    }

    [Fact]
    public async Task A_right_volume_has_no_finding() => Assert.Empty(await CheckAsync(Valid()));

    public static TheoryData<string, string> Breakages => new()
    {
        { "a descriptor's byte orders differ", "8.4" },
        { "there is no terminator", "6.7.1.6" },
        { "the volume space is larger than the image", "8.4.8" },
        { "a date is none", "8.4.27" },
        { "the root record is no directory", "8.4.18" },
        { "the file structure version is wrong", "8.4.31" },
        { "bytes that shall be zero are not", "8.4" },
        { "the M table's parent differs", "6.9.2" },
        { "the M table has fewer records", "6.9.2" },
        { "the path tables are out of order", "6.9.1" },
        { "a path table parent is wrong", "9.4.4" },
        { "a path table name is wrong", "9.4.5" },
        { "a directory is missing from the path table", "6.9" },
        { "the path table names a directory that is not there", "6.9" },
        { "a path table lies outside", "8.4.16" },
        { "records are out of order", "9.3" },
        { "two records have one name", "9.3" },
        { "a record crosses the sector", "9.1" },
        { "unused bytes are not zero", "9.1" },
        { "the own record is wrong", "6.8.2.2" },
        { "the parent's record is wrong", "6.8.2.2" },
        { "the parent's record is missing", "6.8.2.2" },
        { "a directory has an odd length", "6.8.1.3" },
        { "a file lies outside the volume", "6.4.1" },
        { "two files overlap", "6.4.1" },
        { "a file overlaps a directory", "6.4.1" },
        { "a file overlaps the path table", "6.4.1" },
        { "a directory is used twice", "6.8.2" },
        { "a section is not full", "6.4.5" },
        { "a last section is missing", "9.1.6" },
        { "the next section has another name", "9.1.6" },
        { "reserved flags are set", "9.1.6" },
        { "a recording time is none", "9.1.5" },
        { "a volume sequence number is wrong", "9.1.9" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task A_broken_rule_is_found_with_its_clause(string what, string clause)
    {
        var image = Valid();
        Break(image, what);
        var findings = await CheckAsync(image);
        Assert.Contains(findings, finding => finding.Severity == Severity.Error && finding.Clause == clause);
    }

    private static void Break(HandMadeVolume image, string what)
    {
        switch (what)
        {
            case "a descriptor's byte orders differ": image.Block(16)[84 + 3]++; break;
            case "there is no terminator": image.Block(17).Clear(); break;
            case "the volume space is larger than the image": Both32(image.Block(16)[80..], 61); break;
            case "a date is none": "2021133104050607"u8.CopyTo(image.Block(16)[830..]); break;
            case "the root record is no directory": image.Block(16)[156 + 25] = 0; break;
            case "the file structure version is wrong": image.Block(16)[881] = 2; break;
            case "bytes that shall be zero are not": image.Block(16)[75] = 1; break;
            case "the M table's parent differs": image.Block(19)[10 + 7] = 3; break;
            case "the M table has fewer records": image.Block(19)[10] = 200; break;
            case "the path tables are out of order": image.Tables(18, (20, 1, "\0"), (21, 1, "SUB"), (24, 1, "OTHER"), (22, 2, "INNER")); break;
            case "a path table parent is wrong": image.Tables(18, (20, 1, "\0"), (24, 1, "OTHER"), (21, 1, "SUB"), (22, 2, "INNER")); break;
            case "a path table name is wrong": image.Tables(18, (20, 1, "\0"), (24, 1, "OTHER"), (21, 1, "SUB"), (22, 3, "OUTER")); break;
            case "a directory is missing from the path table": image.Tables(18, (20, 1, "\0"), (24, 1, "OTHER"), (21, 1, "SUB")); break;
            case "the path table names a directory that is not there": image.Tables(18, (20, 1, "\0"), (24, 1, "OTHER"), (21, 1, "SUB"), (22, 3, "INNER"), (23, 3, "NONE")); break;
            case "a path table lies outside": BinaryPrimitives.WriteUInt32BigEndian(image.Block(16)[148..], 60); break;
            case "two records have one name": image.Directory(21, 20, Record("INNER", 22, 2048, 2), Record("LINK.TXT;1", 40, 3000), Record("LINK.TXT;1", 40, 3000)); break;
            case "a record crosses the sector": image.Directory(22, 21, [.. Enumerable.Range(0, 41).Select(i => Record($"FILE{i:0000}.DAT;1", 30, 0))]); image.Block(22)[68 + 40 * 48] = 200; break;
            case "unused bytes are not zero": image.Block(22)[2047] = 1; break;
            case "the own record is wrong": Both32(image.Block(22)[2..], 21); break;
            case "the parent's record is wrong": Both32(image.Block(22)[36..], 20); break;
            case "the parent's record is missing": image.Block(22)[34..].Clear(); break;
            case "a directory has an odd length": image.Directory(21, 20, Record("INNER", 22, 2047, 2)); break;
            case "a directory is used twice": image.Directory(24, 20, Record("AGAIN", 22, 2048, 2)); break;
            default: image.Directory(22, 21, BreakFiles(what)); break;
        }
    }

    private static byte[][] BreakFiles(string what)
    {
        var file = Record("C.TXT;1", 50, 1);
        switch (what)
        {
            case "records are out of order": return [file, Record("B.TXT;1", 51, 1)];
            case "a file lies outside the volume": return [Record("C.TXT;1", 59, 2049)];
            case "two files overlap": return [Record("C.TXT;1", 41, 1)];
            case "a file overlaps a directory": return [Record("C.TXT;1", 23, 2049)];
            case "a file overlaps the path table": return [Record("C.TXT;1", 19, 1)];
            case "a section is not full": return [Record("C.TXT;1", 50, 2047, 0x80), Record("C.TXT;1", 51, 1)];
            case "a last section is missing": return [Record("C.TXT;1", 50, 2048, 0x80)];
            case "the next section has another name": return [Record("C.TXT;1", 50, 2048, 0x80), Record("D.TXT;1", 51, 1)];
            case "reserved flags are set": file[25] = 0x40; return [file];
            case "a recording time is none": file[19] = 13; return [file];
            case "a volume sequence number is wrong": Both16(file.AsSpan(28), 7); return [file];
            default: throw new ArgumentException("No such breakage.", nameof(what));
        }
    }

    [Theory]
    [InlineData("lower.txt;1", 0, "7.5.1")]
    [InlineData("NODOT", 0, "7.5.1")]
    [InlineData("A.B;0", 0, "7.5.1")]
    [InlineData("A.B.C;1", 0, "7.5.1")]
    [InlineData(".;1", 0, "7.5.2")]
    [InlineData("A234567890123456789012345678901.;1", 0, "7.5.2")]
    [InlineData("with space", 2, "7.6.1")]
    [InlineData("A2345678901234567890123456789012", 2, "7.6.3")]
    public async Task An_unusual_identifier_is_a_notice(string identifier, byte flags, string clause)
    {
        var image = Valid();
        image.Directory(22, 21, flags == 2 ? Record(identifier, 23, 2048, 2) : Record(identifier, 50, 1));
        image.Directory(23, 22);
        if (flags == 2)
            image.Tables(18, (20, 1, "\0"), (24, 1, "OTHER"), (21, 1, "SUB"), (22, 3, "INNER"), (23, 4, identifier));
        var finding = Assert.Single(await CheckAsync(image));
        Assert.Equal((Severity.Notice, clause, 22), (finding.Severity, finding.Clause, finding.Block.Value));
    }

    [Fact]
    public async Task A_level_beyond_eight_is_a_notice_at_the_first_folder()
    {
        var image = new HandMadeVolume(60);
        for (var block = 20; block < 30; block++)
            image.Directory(block, (uint)Math.Max(20, block - 1), Record("D", (uint)block + 1, 2048, 2));
        image.Directory(30, 29);
        image.Tables(18, [(20, 1, "\0"), .. Enumerable.Range(21, 10).Select(block => ((uint)block, (ushort)(block - 20), "D"))]);
        var finding = Assert.Single(await CheckAsync(image));
        Assert.Equal((Severity.Notice, "6.8.2.1", "/D/D/D/D/D/D/D/D"), (finding.Severity, finding.Clause, finding.Path));
    }

    /// <summary>Pairs in the order of 9.3: the names by themselves, then the endings, the shorter filled up with spaces; later versions first.</summary>
    [Theory]
    [InlineData("A.;1", "A1.;1")]
    [InlineData("A.TXT;1", "A1.TXT;1")]
    [InlineData("A.B;1", "A.BC;1")]
    [InlineData("A.Z;1", "AA.A;1")]
    [InlineData("A.TXT;2", "A.TXT;1")]
    [InlineData("A.TXT;10", "A.TXT;9")]
    [InlineData("A", "A.B;1")]
    [InlineData("Z9", "Z_")]
    public void Names_are_ordered_by_name_ending_and_version(string first, string second)
    {
        var (left, right) = (Encoding.Latin1.GetBytes(first), Encoding.Latin1.GetBytes(second));
        Assert.True(RecordOrder.IsOrdered(left, right, VolumeTreeKind.Iso9660));
        Assert.False(RecordOrder.IsOrdered(right, left, VolumeTreeKind.Iso9660));
        var (wideLeft, wideRight) = (Encoding.BigEndianUnicode.GetBytes(first), Encoding.BigEndianUnicode.GetBytes(second));
        Assert.True(RecordOrder.IsOrdered(wideLeft, wideRight, VolumeTreeKind.Joliet));
    }

    public static TheoryData<string> Names => new(Captured.Names);

    /// <remarks>xorriso 1.5.4 is known to let '..' name the directory itself in the Joliet tree.</remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Captured_images_have_no_error_but_one(string name)
    {
        var errors = new List<string>();
        await foreach (var finding in VolumeChecker.CheckAsync(Captured.Source(name)))
            if (finding.Severity == Severity.Error)
                errors.Add($"{finding.Clause} {finding.Path}");
        Assert.Equal(name == "xorriso" ? ["6.8.2.2 /docs", "6.8.2.2 /docs/deep", "6.8.2.2 /docs/deep/er", "6.8.2.2 /empty"] : [], errors);
    }
}
