namespace OpenImapi.Mastering;

/// <summary>Reads what a hybrid image has of files beside its tree: the boot code in the system area, and the partitions behind the volume.</summary>
internal sealed class HybridReader(HybridSpace space, VolumeFacts facts) : IDisposable
{
    private readonly ContentBlocks contents = new();
    private byte[]? systemArea;

    /// <summary>Reads blocks of a region of the one kind or the other.</summary>
    public async ValueTask ReadAsync(Region region, long offset, Memory<byte> blocks, CancellationToken cancellation)
    {
        if (region.Kind == RegionKind.AppendedPartition)
        {
            await contents.ReadAsync(space.Appended.ContentOf(region.Node.Value), offset, blocks, cancellation);
            return;
        }

        systemArea ??= space.SystemAreaOf(facts).Make(await CodeAsync(cancellation));
        systemArea.AsMemory((int)offset, blocks.Length).CopyTo(blocks);
    }

    public void Dispose() => contents.Dispose();

    private async ValueTask<byte[]> CodeAsync(CancellationToken cancellation)
    {
        var code = new byte[space.Code?.Length ?? 0];
        if (space.Code is { } content)
            await contents.ReadAsync(content, 0, code, cancellation);
        return code;
    }
}
