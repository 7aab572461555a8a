using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The tree of a UDF file set.</summary>
public sealed class UdfTree : VolumeTree
{
    private readonly UdfBlocks blocks;
    private readonly Func<string> label;

    internal UdfTree(UdfBlocks blocks, UdfEntry root, Func<string> label)
        : base(VolumeTreeKind.Udf, blocks.Faults)
    {
        (this.blocks, Root, this.label) = (blocks, root, label);
    }

    /// <summary>The logical volume's name.</summary>
    public override string Label => label();

    public override UdfEntry Root { get; }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<UdfEntry> EnumerateAsync(VolumeEntry folder, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var parent = folder is UdfEntry { IsFolder: true } own ? own
            : throw new ArgumentException($"{folder.Path} is not a folder of this tree.", nameof(folder));
        if (parent.File is not { } file)
            yield break;
        var path = parent.Path;
        if (Above(parent).Any(above => above.Address == parent.Address))
        {
            Faults.Report(parent.RecordBlock, path, "the directory is that of a folder which holds it (4/8.6)");
            yield break;
        }

        await foreach (var (block, name) in UdfDirectoryReader.ReadAsync(blocks, new(blocks, file), path, cancellation))
            if ((name.Characteristics & (FileCharacteristics.Deleted | FileCharacteristics.Parent)) == FileCharacteristics.None)
                yield return await EntryAsync(parent, path, block, name, cancellation);
    }

    /// <inheritdoc/>
    public override Stream OpenFile(VolumeEntry file)
    {
        if (file.IsFolder || file is not UdfEntry own)
            throw new ArgumentException($"{file.Path} is no file of this tree.", nameof(file));
        return own.File is { } found ? new UdfFileStream(new(blocks, found))
            : throw new DiscException(VolumeErrors.OutsideImage, $"{file.Path} cannot be read: {file.Unreadable}.");
    }

    private protected override Predicate<VolumeEntry> EntryGuard(VolumeEntry from)
    {
        var entered = new HashSet<LogicalBlockAddress?> { ((UdfEntry)from).Address };
        return folder =>
        {
            var own = (UdfEntry)folder;
            if (own.IsUnreadable)
                return false;
            if (entered.Add(own.Address))
                return true;
            Faults.Report(folder.RecordBlock, folder.Path, "the directory is one that was met before (4/8.6)");
            return false;
        };
    }

    private async ValueTask<UdfEntry> EntryAsync(UdfEntry folder, string path, Lba block, FileIdentifierDescriptor name, CancellationToken cancellation)
    {
        var text = EntryNames.Safe(CompressedUnicode.ToText(name.Name));
        var own = path == "/" ? $"/{text}" : $"{path}/{text}";
        var file = await new UdfIcbReader(blocks).ReadAsync(name.Icb, own, cancellation);
        var target = file?.Entry.Icb.FileType == FileType.SymbolicLink && !name.Characteristics.HasFlag(FileCharacteristics.Directory)
            ? await TargetAsync(file, block, own, cancellation) : default;
        return new(blocks, folder, text, name.Name, name.Characteristics, block, file) { TargetPath = target };
    }

    /// <summary>A link whose content cannot be had is a link that leads nowhere.</summary>
    private async ValueTask<ByteString> TargetAsync(UdfFile file, Lba block, string path, CancellationToken cancellation)
    {
        try
        {
            return new(await new UdfLinkReader(blocks).ReadAsync(file, block, path, cancellation));
        }
        catch (DiscException fault) when (fault.Error == VolumeErrors.NotSupported || fault.Error == VolumeErrors.OutsideImage)
        {
            Faults.Report(block, path, fault.Message, fault.Error);
            return default;
        }
    }

    private static IEnumerable<UdfEntry> Above(UdfEntry folder)
    {
        for (var above = folder.Parent; above is not null; above = above.Parent)
            yield return (UdfEntry)above;
    }
}
