using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A file that is to be written, its length known.</summary>
internal abstract record PlannedFile(string Path)
{
    /// <summary>Bytes that it will have.</summary>
    public abstract long Length { get; }

    public abstract Task WriteAsync(SafeFileHandle target, IProgress<ImageProgress>? progress, CancellationToken cancellation);
}

/// <summary>A short file whose bytes are there already: a sheet.</summary>
internal sealed record SmallFile(string Path, ReadOnlyMemory<byte> Content) : PlannedFile(Path)
{
    public override long Length => Content.Length;

    public override async Task WriteAsync(SafeFileHandle target, IProgress<ImageProgress>? progress, CancellationToken cancellation) =>
        await ImageStream.WriteAsync(() => RandomAccess.WriteAsync(target, Content, 0, cancellation));
}

/// <summary>A file of blocks, one after another; blocks of zeros stay holes where the file system has them.</summary>
internal sealed record BlockFile(string Path, IBlockSource Source) : PlannedFile(Path)
{
    public override long Length => Source.Extent.Length.Bytes(Source.BlockSize);

    public override Task WriteAsync(SafeFileHandle target, IProgress<ImageProgress>? progress, CancellationToken cancellation) =>
        new BlankFile(target, 0).TakeAsync(Source, progress, cancellation);
}
