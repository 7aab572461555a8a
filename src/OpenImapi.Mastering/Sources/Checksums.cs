using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Puts a list of the SHA-256 of every file into the image, in the form that <c>sha256sum -c</c> reads in the volume's root. Files are named as the best of the volume's name
/// spaces shows them, and those hidden there are left out. The list is made while the image is read: it lies behind all other data, so that in order nothing is read twice.
/// </summary>
public static class Checksums
{
    /// <summary>The usual name of the list.</summary>
    public const string FileName = "SHA256SUMS";

    private const ushort Permissions = 0x124;

    /// <summary>Adds the list to a tree that is complete; an earlier list of the name is replaced.</summary>
    /// <param name="tree">The tree; nothing is added to it afterwards.</param>
    /// <param name="options">How the image will be made: names depend on it.</param>
    /// <param name="known">The SHA-256 of files that are on the disc from earlier sessions; each of these must be known.</param>
    /// <param name="name">The list's name in the root.</param>
    /// <returns>The list's node.</returns>
    /// <exception cref="DiscException"><see cref="MasteringErrors.ChecksumUnknown"/>, or a folder has the list's name.</exception>
    public static NodeIndex AddTo(
        SourceTree tree, ImageOptions options, IEnumerable<KeyValuePair<NodeIndex, ReadOnlyMemory<byte>>>? known = null, string name = FileName)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(options);
        var content = new ChecksumContent(TreeDigest.DateOf(tree, options.SourceDate));
        var node = tree.AddFile(tree.Root, NameText.FromText(name), content, overwrite: true);
        if (tree[tree.Root].Rights is { } root)
            tree.SetRights(node, root with { Permissions = Permissions });
        var list = new ChecksumList(node.Value);
        foreach (var (file, hash) in known ?? [])
            list.Learn(file.Value, hash.ToArray());
        tree.ChecksumList = list;
        tree.SetWeight(node, int.MinValue);
        tree.SetLength(node.Value, ImagePlanner.ListingOf(tree, options).Length);
        return node;
    }
}
