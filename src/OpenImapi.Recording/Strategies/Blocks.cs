using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Arithmetic of blocking.</summary>
internal static class Blocks
{
    /// <summary>The most bytes that one WRITE moves: what every way to a drive and every drive takes.</summary>
    private const int MostBytes = 64 << 10;

    /// <summary>Blocks missing to a whole number of units.</summary>
    public static BlockCount ToWhole(BlockCount content, BlockCount unit) => new((unit.Value - content.Value % unit.Value) % unit.Value);

    /// <summary>Blocks that one WRITE moves at the most, in whole units where one fits.</summary>
    public static BlockCount PerCommand(int maximumTransferLength, int blockSize, BlockCount unit)
    {
        var most = Math.Max(1, Math.Min(maximumTransferLength, MostBytes) / blockSize);
        return new(most >= unit.Value ? most / unit.Value * unit.Value : most);
    }
}
