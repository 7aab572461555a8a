using System.Buffers;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>The blocks of a planned image, made when they are read. Any address can be asked for; in order it is fastest.</summary>
public sealed partial class ImageSource : IBlockSource, IDisposable
{
    private readonly ImagePlan plan;
    private readonly SourceTree tree;
    private readonly IReadOnlyList<INameSpace> nameSpaces;
    private readonly VolumeFacts facts;
    private readonly RegionTable regions;
    private readonly SourceReader files;
    private readonly IRegionFiller[] fillers;
    private readonly BootReader? boot;
    private readonly HybridReader? hybrid;
    private readonly ChecksumReader? checksums;
    private readonly UdfNameSpace? embedding;

    internal ImageSource(ImagePlan plan, SourceTree tree, IReadOnlyList<INameSpace> nameSpaces, VolumeFacts facts, RegionTable regions, bool bySystem = true)
    {
        (this.plan, this.tree, this.nameSpaces, this.facts, this.regions) = (plan, tree, nameSpaces, facts, regions);
        files = new(tree) { BySystem = bySystem };
        fillers = [.. nameSpaces.Select(nameSpace => nameSpace.OpenFiller(facts))];
        boot = nameSpaces.OfType<BootSpace>().FirstOrDefault() is { } space ? new(space, facts) : null;
        hybrid = nameSpaces.OfType<HybridSpace>().FirstOrDefault() is { } disk ? new(disk, facts) : null;
        embedding = nameSpaces.OfType<UdfNameSpace>().FirstOrDefault(_ => !facts.Options.Iso);
        checksums = facts.Checksums is { } listing ? new(tree, listing, DataOf, FillFileAsync) : null;
    }

    public int BlockSize => BlockSizes.UserData;

    public Extent Extent => regions.Extent;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The tree was changed since it was planned.</exception>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        plan.CheckTree();
        if (blocks.IsEmpty)
            return;
        for (var number = regions.IndexOf(start); !blocks.IsEmpty; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var region = regions[number];
            var offset = (start - region.Extent.Start).Bytes();
            var part = blocks[..(int)Math.Min(blocks.Length, region.Extent.Length.Bytes() - offset)];
            if (region.Kind == RegionKind.FileData)
                await FillFileAsync(region.Node.Value, offset, part, cancellation);
            else if (region.Kind == RegionKind.BootImage)
                await boot!.ReadAsync(region.Node.Value, offset, part, cancellation);
            else if (region.Kind is RegionKind.SystemArea or RegionKind.AppendedPartition && hybrid is not null)
                await hybrid.ReadAsync(region, offset, part, cancellation);
            else
                Fill(region, offset, part.Span);
            if (region.Kind is RegionKind.FileEntries or RegionKind.MetadataMirror && embedding is not null)
                await EmbedAsync(start, part, cancellation);
            blocks = blocks[part.Length..];
            start = region.Extent.End;
        }
    }

    public void Dispose()
    {
        files.Dispose();
        boot?.Dispose();
        hybrid?.Dispose();
        checksums?.Dispose();
    }

    private async ValueTask FillFileAsync(int file, long offset, Memory<byte> blocks, CancellationToken cancellation)
    {
        var length = (int)Math.Min(blocks.Length, tree.Row(file).Length - offset);
        blocks.Span[length..].Clear();
        if (checksums?.IsList(file) == true)
        {
            await checksums.FillAsync(offset, blocks[..length], cancellation);
            return;
        }

        await files.ReadAsync(file, offset, blocks[..length], cancellation);
        if (boot?.Files.ImageOf(file) is { } image and >= 0)
            await boot.ChangeAsync(image, offset, blocks, cancellation);
        checksums?.Take(file, offset, blocks.Span[..length]);
    }

    /// <summary>Makes the entries that hold their files' bytes.</summary>
    private async ValueTask EmbedAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        using var content = MemoryPool<byte>.Shared.Rent(BlockSize);
        for (; !blocks.IsEmpty; blocks = blocks[BlockSize..], start += new BlockCount(1))
        {
            if (embedding!.EmbeddedAt(start) is not (var file and >= 0))
                continue;
            cancellation.ThrowIfCancellationRequested();
            await FillFileAsync(file, 0, content.Memory[..BlockSize], cancellation);
            embedding.WriteEmbedding(file, content.Memory.Span[..(int)tree.Row(file).Length], facts, blocks.Span[..BlockSize]);
        }
    }

    /// <summary>The file under whose name the data of a file lie in the image.</summary>
    private int DataOf(int file)
    {
        var start = new Lba(facts.SectionOf(file, 0).Location);
        return Extent.Contains(start) && regions[regions.IndexOf(start)] is { Kind: RegionKind.FileData } region ? region.Node.Value : file;
    }

    private void Fill(in Region region, long offset, Span<byte> blocks)
    {
        if (region.Kind is RegionKind.SystemArea or RegionKind.Padding)
            blocks.Clear();
        else if (region.Kind == RegionKind.VolumeDescriptors)
            FillDescriptors((int)(offset / BlockSize), blocks);
        else
            fillers[region.NameSpace].Fill(region, offset, blocks);
    }

    /// <summary>One descriptor of each name space, then the terminator.</summary>
    private void FillDescriptors(int first, Span<byte> blocks)
    {
        var described = nameSpaces.Where(nameSpace => nameSpace.DescriptorCount > 0).ToList();
        for (; !blocks.IsEmpty; blocks = blocks[BlockSize..], first++)
        {
            if (first < described.Count)
                described[first].WriteDescriptor(facts, blocks[..BlockSize]);
            else
                Structure.Write(default(VolumeDescriptorSetTerminator), blocks[..BlockSize]);
        }
    }
}
