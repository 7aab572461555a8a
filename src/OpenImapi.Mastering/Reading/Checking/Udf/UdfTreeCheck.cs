using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks all folders and files of a UDF volume: their entries, names, links, identifiers and extents.</summary>
internal sealed class UdfTreeCheck(UdfVolume volume, ExtentLedger ledger, FindingList findings)
{
    private readonly UdfFileCheck files = new(volume, ledger, findings);
    private readonly HashSet<LogicalBlockAddress> entered = [];

    /// <summary>Files, links and devices, each counted once however many names it has.</summary>
    public long Files => files.Count;

    /// <summary>Folders, the root among them.</summary>
    public long Folders => entered.Count;

    public ulong GreatestUniqueId => files.GreatestUniqueId;

    public async IAsyncEnumerable<Finding> CheckAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = new Stack<(UdfCheckedFolder Folder, UdfFile File)>();
        if (volume.Root.File is { } root)
            open.Push((new(null, "", volume.Root.RecordBlock, root.Address), root));
        else
            findings.UdfError("4/14.1.15", volume.Root.RecordBlock, "/", "the root directory cannot be read");
        while (open.TryPop(out var next))
        {
            var (folder, file) = next;
            if (!entered.Add(folder.Address))
            {
                findings.UdfError("4/8.6", folder.NameBlock, folder.Path, "the directory is one that was met before");
                continue;
            }

            files.Entry(file, folder, folder.NameBlock);
            await FolderAsync(folder, file, open, cancellation);
            foreach (var finding in findings.Take())
                yield return finding;
        }

        files.LinkCounts();
        foreach (var finding in findings.Take())
            yield return finding;
    }

    private async ValueTask FolderAsync(
        UdfCheckedFolder folder, UdfFile directory, Stack<(UdfCheckedFolder Folder, UdfFile File)> open, CancellationToken cancellation)
    {
        var (position, names, path) = (0, new HashSet<ByteString>(), folder.Path);
        if (directory.Entry.Icb.FileType != FileType.Directory)
            findings.UdfError("4/14.6.6", folder.NameBlock, path, $"the entry of a directory has file type {(byte)directory.Entry.Icb.FileType}");
        await foreach (var (block, name) in UdfDirectoryReader.ReadAsync(volume.Blocks, new(volume.Blocks, directory), path, cancellation))
        {
            if (name.Characteristics.HasFlag(FileCharacteristics.Parent))
                Parent(folder, block, name, position);
            else if (position == 0)
                findings.UdfError("4/8.6", block, path, "the first name of the directory is not that of its parent");
            position++;
            if ((name.Characteristics & (FileCharacteristics.Parent | FileCharacteristics.Deleted)) != FileCharacteristics.None)
                continue;
            if (!names.Add(name.Name))
                findings.UdfError("4/8.6", block, path, $"two files have the name '{CompressedUnicode.ToText(name.Name)}'");
            await ChildAsync(folder, block, name, open, cancellation);
        }

        if (position == 0)
            findings.UdfError("4/8.6", folder.NameBlock, path, "the directory has not even the name of its parent");
    }

    private void Parent(UdfCheckedFolder folder, Lba block, in FileIdentifierDescriptor name, int position)
    {
        var expected = (folder.Parent ?? folder).Address;
        if (position != 0)
            findings.UdfError("4/8.6", block, folder.Path, "a name of the parent stands among the others");
        if (name.Icb.Location != expected)
            findings.UdfError("4/8.6", block, folder.Path, $"the parent is said to be at {name.Icb.Location}; it is at {expected}");
        if (!name.Characteristics.HasFlag(FileCharacteristics.Directory) || !name.Name.IsEmpty)
            findings.UdfError("4/14.4.3", block, folder.Path, "the name of the parent is not marked as a directory, or is not empty");
        files.Name(name.Icb.Location);
    }

    private async ValueTask ChildAsync(
        UdfCheckedFolder folder, Lba block, FileIdentifierDescriptor name, Stack<(UdfCheckedFolder Folder, UdfFile File)> open,
        CancellationToken cancellation)
    {
        var text = EntryNames.Safe(CompressedUnicode.ToText(name.Name));
        var path = folder.Parent is null ? $"/{text}" : $"{folder.Path}/{text}";
        if (name.FileVersion != 1)
            findings.UdfError("UDF 2.3.4.1", block, path, $"the file version number is {name.FileVersion}, not 1");
        if (await new UdfIcbReader(volume.Blocks).ReadAsync(name.Icb, path, cancellation) is not { } file)
        {
            findings.UdfError("4/14.4.5", block, path, $"there is no file entry at {name.Icb.Location}");
            return;
        }

        files.Name(file.Address);
        var child = new UdfCheckedFolder(folder, text, block, file.Address);
        if (!name.Characteristics.HasFlag(FileCharacteristics.Directory))
            files.Entry(file, child, block);
        else if (child.Depth > VolumeEntry.MaximumDepth)
            findings.UdfError("4/8.6", block, path, $"folders are nested more than {VolumeEntry.MaximumDepth} deep; what lies below is not checked");
        else
            open.Push((child, file));
    }
}
