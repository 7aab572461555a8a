using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The catalog of boot images as a file of the tree: its length is known before anything is placed, its bytes are those of the last plan.</summary>
internal sealed class BootCatalogFile : FileContent
{
    private readonly int length;
    private Func<byte[]>? bytes;

    private BootCatalogFile(int length) => this.length = length;

    public override long Length => length;

    public override string Description => "boot catalog";

    /// <summary>Puts the file into a tree, in the place of the one that an earlier plan put there.</summary>
    /// <returns>Its node, or nothing where the catalog is to be shown nowhere.</returns>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: another file is there.</exception>
    public static NodeIndex? AddTo(SourceTree tree, BootOptions options)
    {
        if (options.CatalogPath is not { } path)
            return null;
        if (options.Images.IsDefaultOrEmpty)
            throw BootFiles.None();
        var isOurs = tree.Find(path) is { } node && tree[node].Content is BootCatalogFile;
        return tree.AddFile(path, new BootCatalogFile((int)BootSpace.LengthFor(options).Bytes()), overwrite: isOurs);
    }

    /// <summary>Tells the file of a node what its bytes are.</summary>
    public static void Tell(SourceTree tree, NodeIndex node, Func<byte[]> bytes) => ((BootCatalogFile)tree[node].Content!).bytes = bytes;

    public override Stream Open() =>
        new MemoryStream(bytes?.Invoke() ?? throw new InvalidOperationException("The boot catalog can be read once its volume is planned."), writable: false);

}
