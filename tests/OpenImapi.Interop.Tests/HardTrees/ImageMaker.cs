namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>An outside program that makes images with an ISO 9660 and a Joliet tree.</summary>
internal sealed record ImageMaker(string Name, Func<string, string, Question> Question)
{
    public static IReadOnlyList<ImageMaker> All { get; } =
    [
        new("xorriso", (folder, image) => new("xorriso", ["-as", "mkisofs", "-J", "-joliet-long", "-joliet-utf16", "-V", "HARD", "-o", image, folder])),
        new("genisoimage", (folder, image) => new("genisoimage",
            ["-quiet", "-J", "-joliet-long", "-input-charset", "utf-8", "-D", "-iso-level", "3", "-V", "HARD", "-o", image, folder])),
        new("bsdtar", (folder, image) => new("bsdtar",
            ["-cf", image, "--format", "iso9660", "--options", "iso9660:joliet=long,iso9660:iso-level=3,iso9660:volume-id=HARD", "-C", folder, "."])),
    ];

    /// <summary>Makes the image; nothing when the program refuses the tree, with its words.</summary>
    public async Task<string?> MakeAsync(string folder, string image)
    {
        var verdict = await Judge.AskAsync(Question(folder, image));
        return verdict.ExitCode == 0 ? null : $"{verdict.Errors}".Trim();
    }

    public override string ToString() => Name;
}
