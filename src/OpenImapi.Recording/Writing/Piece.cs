namespace OpenImapi.Recording;

/// <summary>A MiB of blocks on its way from the source to the drive.</summary>
internal sealed class Piece(byte[] room)
{
    /// <summary>The whole room: <see cref="ContentHashes.BlocksPerPiece"/> blocks.</summary>
    public byte[] Room => room;

    /// <summary>Bytes filled.</summary>
    public int Length { get; set; }
}
