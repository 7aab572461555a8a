using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>One tree while it is checked: what is known of its volume, and what its directories claim.</summary>
internal sealed class CheckedTree(IsoTree tree, Extent volume, ExtentLedger ledger)
{
    private readonly ExtentSet entered = new();

    public VolumeTreeKind Kind => tree.Kind;

    /// <summary>The blocks that the volume has.</summary>
    public Extent Volume => volume;

    public ExtentLedger Ledger => ledger;

    public CheckedFolder Root { get; } = new(null, "", tree.Root.RecordBlock, tree.Descriptor.RootDirectory);

    public bool IsHere(in DirectoryRecord record) => tree.IsHere(record);

    public string NameOf(in DirectoryRecord record) => EntryNames.Of(record.Identifier, Kind, record.Flags.HasFlag(FileFlags.Directory)).Name;

    /// <summary>True when a directory can be gone into: it lies in the image and was not met before.</summary>
    public bool Enter(CheckedFolder folder, FindingList findings)
    {
        if (folder.Extent.IsEmpty)
            return false;
        if (!tree.Source.Extent.Contains(folder.Extent))
            findings.Error("6.4.1", folder.RecordBlock, folder.Path, $"the directory at {folder.Extent} lies outside the image, which has {tree.Source.Extent}");
        else if (!entered.Add(folder.Extent))
            findings.Error("6.8.2", folder.RecordBlock, folder.Path, $"the directory at {folder.Extent} is, or overlaps, one that was met before");
        else
        {
            ledger.AddOwn(Extent.Between(new(folder.Location), folder.Extent.End), folder.RecordBlock, folder);
            return true;
        }

        return false;
    }
}
