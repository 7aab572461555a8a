namespace OpenImapi.Mastering;

/// <summary>The content of one file of a UDF volume.</summary>
internal sealed class UdfFileStream(UdfContent content) : VolumeStream
{
    public override long Length => content.Length;

    protected override ValueTask<int> ReadAtAsync(long position, Memory<byte> buffer, CancellationToken cancellation) =>
        content.ReadAsync(position, buffer, cancellation);
}
