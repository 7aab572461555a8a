using OpenImapi.Interop.Tests.RockRidge;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>What only POSIX systems know of files, put on a disk, mastered by every program with Rock Ridge, and read by our reader.</summary>
internal static class PosixTable
{
    /// <summary>What a disk of Linux can hold: other programs master nothing else.</summary>
    public static IReadOnlyList<PosixTree> Trees { get; } = [.. PosixTree.All.Select(tree => tree.Without(IsUnheard)).Where(tree => tree.Files.Count > 0)];

    public static async Task<IEnumerable<HardTreeRow>> OfAsync(PosixTree tree)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Folder("tree");
        using var disk = new PosixDisk(tree, source);
        var verdicts = new Dictionary<string, IReadOnlyDictionary<Criterion, string>>(StringComparer.Ordinal);
        foreach (var maker in ImageMaker.PeersForPosix.Prepend(ImageMaker.OursForPosix))
        {
            var image = folder[$"{maker.Name}.iso"];
            verdicts.Add(maker.Name, await maker.MakeAsync(source, image) is { } refused
                ? PosixVerdict.Criteria.ToDictionary(each => each, _ => refused)
                : await PosixVerdict.OfAsync(tree, image));
        }

        return PosixVerdict.Criteria.Select(criterion => new HardTreeRow(
            tree.Name, VolumeTreeKind.RockRidge, criterion, verdicts.ToDictionary(verdict => verdict.Key, verdict => verdict.Value[criterion], StringComparer.Ordinal)));
    }

    /// <summary>No disk has such a time, such a device, such a link, or the group that means none.</summary>
    private static bool IsUnheard(PosixFile file) =>
        file.ModifiedAt.Year is < 1902 or > 2155 || file.Device.Major > 4095 || file.Target.Length > 4095 || file.Group == uint.MaxValue;

    public static string Introduction(IReadOnlyDictionary<string, string> versions) => $"""
        # Hard trees of POSIX systems

        Files whose names, owners, permissions, links, devices and times are hard to keep, on a disk of Linux, mastered with Rock Ridge by OpenImapi and by {string.Join(", ", versions.Select(version => $"{version.Key} {version.Value}"))}.
        The page is made by a test (`HardTreeTableTests`, as root; with `UPDATE_APPROVED=1` it writes it), which also holds us to this: **what one of the others gets right, we get right.**
        The images are read by our reader; other tests have bsdtar, xorriso, isoinfo and Linux read ours.

        | criterion | right is |
        | --- | --- |
        | list | as many files and folders as the disk has |
        | contents | the bytes of every file |
        | names | every path, byte for byte |
        | modes | type and permissions of every file that is there |
        | owners, times | of the same, times to the second |
        | targets | every byte of where a symbolic link leads |
        | devices | both numbers |
        | shared | a file with several names has as many |

        A criterion that all programs meet is left out.

        """;
}
