using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>A program that makes an image with an ISO 9660 tree of level 3 and a Joliet tree from a folder.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="MakeAsync">Makes the image of a folder; returns nothing, or in a word why there is none.</param>
internal sealed record ImageMaker(string Name, Func<string, string, Task<string?>> MakeAsync)
{
    /// <summary>Our library.</summary>
    public static ImageMaker Ours { get; } = new("OpenImapi", async (folder, image) =>
    {
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Label = "HARD" }), image);
        return null;
    });

    /// <summary>Other programs, with Joliet names of up to 64 characters as the specification has it.</summary>
    public static IReadOnlyList<ImageMaker> Peers { get; } =
    [
        Outside("xorriso", "-as", "mkisofs", "-iso-level", "3", "-J", "-joliet-utf16", "-V", "HARD", "-o", "IMAGE", "FOLDER"),
        Outside("genisoimage", "-quiet", "-iso-level", "3", "-J", "-D", "-input-charset", "utf-8", "-V", "HARD", "-o", "IMAGE", "FOLDER"),
        Outside("bsdtar", "-cf", "IMAGE", "--format", "iso9660", "--options", "iso9660:iso-level=3,iso9660:volume-id=HARD", "-C", "FOLDER", "."),
    ];

    /// <summary>Our library, with Rock Ridge.</summary>
    public static ImageMaker OursForPosix { get; } = new(Ours.Name, async (folder, image) =>
    {
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder, new() { KeepSpecialFiles = true });
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Label = "HARD", Joliet = false, RockRidge = true }), image);
        return null;
    });

    /// <summary>Other programs, with Rock Ridge that keeps what the files are.</summary>
    public static IReadOnlyList<ImageMaker> PeersForPosix { get; } =
    [
        Outside("xorriso", "-as", "mkisofs", "-iso-level", "3", "-R", "-V", "HARD", "-o", "IMAGE", "FOLDER"),
        Outside("genisoimage", "-quiet", "-iso-level", "3", "-R", "-cache-inodes", "-input-charset", "iso8859-1", "-V", "HARD", "-o", "IMAGE", "FOLDER"),
        Outside("bsdtar", "-cf", "IMAGE", "--format", "iso9660", "--options", "iso9660:iso-level=3,iso9660:!joliet,iso9660:rockridge=strict,iso9660:volume-id=HARD", "-C", "FOLDER", "."),
    ];

    /// <summary>Other programs, with the longer Joliet names that are out of the specification and common.</summary>
    public static IReadOnlyList<ImageMaker> PeersWithLongNames { get; } =
    [
        Outside("xorriso", "-as", "mkisofs", "-J", "-joliet-long", "-joliet-utf16", "-V", "HARD", "-o", "IMAGE", "FOLDER"),
        Outside("genisoimage", "-quiet", "-J", "-joliet-long", "-input-charset", "utf-8", "-D", "-iso-level", "3", "-V", "HARD", "-o", "IMAGE", "FOLDER"),
        Outside("bsdtar", "-cf", "IMAGE", "--format", "iso9660", "--options", "iso9660:joliet=long,iso9660:iso-level=3,iso9660:volume-id=HARD", "-C", "FOLDER", "."),
    ];

    public override string ToString() => Name;

    private static ImageMaker Outside(string tool, params string[] arguments) => new(tool, async (folder, image) =>
    {
        var verdict = await Judge.AskAsync(new Question(tool, [.. arguments.Select(argument => argument switch { "IMAGE" => image, "FOLDER" => folder, _ => argument })])
        {
            MayNotEnd = true,
            TimeLimit = TimeSpan.FromSeconds(30),
        });
        return verdict.ExitCode switch { 0 => null, Verdict.NotEnded => HardTreeTable.Endless, _ => HardTreeTable.NotMade };
    });
}
