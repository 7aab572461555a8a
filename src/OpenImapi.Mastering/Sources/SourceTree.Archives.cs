using OpenImapi.Formats;

namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>
    /// Takes the content of a tar archive into a folder of this tree, with owners, permissions, links and devices as the archive has them. Names that are absolute or
    /// go up by '..' are made safe, with a warning.
    /// </summary>
    /// <param name="target">The folder's path; empty for the root.</param>
    /// <param name="archive">The archive; it stays open until the data were read.</param>
    /// <param name="options">What of it is taken.</param>
    /// <param name="cancellation">Ends the reading; the tree is then as it was.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.ArchiveUnreadable"/>, or <see cref="MasteringErrors.FileExists"/>; the tree is then as it was.</exception>
    public void AddArchive(string target, TarArchive archive, WalkOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        options ??= new();
        Merge(new TarImport(archive, target, options).Read(cancellation), options.Overwrite);
    }
}
