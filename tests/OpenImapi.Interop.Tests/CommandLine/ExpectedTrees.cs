using System.Text;
using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>The files that a disc must show, under their names in each tree; made from the files on disk alone.</summary>
/// <remarks>Only for names that Joliet keeps as they are and whose ISO 9660 forms do not collide.</remarks>
internal sealed class ExpectedTrees
{
    private readonly List<Listed> files = [];

    /// <summary>Adds all files below a folder, or one file, at the root.</summary>
    public async Task<ExpectedTrees> AddAsync(string path)
    {
        if (Directory.Exists(path))
            files.AddRange((await Listing.OfFolderAsync(path)).Values.Where(listed => !listed.IsFolder).Select(listed => listed with { ModifiedAt = null }));
        else
            files.Add(Listing.OfBytes("/" + Path.GetFileName(path), await File.ReadAllBytesAsync(path)));
        return this;
    }

    /// <summary>Adds what <see cref="AddAsync"/> adds, in the place of files that are there.</summary>
    public async Task<ExpectedTrees> ReplaceAsync(string path)
    {
        var over = (await new ExpectedTrees().AddAsync(path)).files;
        files.RemoveAll(file => over.Exists(other => other.Path == file.Path));
        files.AddRange(over);
        return this;
    }

    /// <summary>The files of a tree.</summary>
    public IEnumerable<Listed> In(VolumeTreeKind kind) =>
        kind == VolumeTreeKind.Joliet ? files : files.Select(file => file with { Path = string.Join('/', file.Path.Split('/').Select(IsoName)) });

    /// <summary>The same as text, one line for each file.</summary>
    public string Text(VolumeTreeKind kind) => TextOf(In(kind));

    public static string TextOf(IEnumerable<Listed> files) => string.Join('\n', files.Select(file => file.ToString()).Order(StringComparer.Ordinal));

    /// <summary>ECMA-119, 7.5.1: d-characters, and 30 of them in file name and extension together.</summary>
    private static string IsoName(string name)
    {
        var extension = Path.GetExtension(name);
        var bare = name[..^extension.Length];
        var kept = new StringBuilder();
        foreach (var character in bare[..Math.Min(bare.Length, 30 - Math.Max(0, extension.Length - 1))].ToUpperInvariant())
            kept.Append(char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) ? character : '_');
        return kept + extension.ToUpperInvariant();
    }
}
