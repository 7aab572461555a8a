using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Arithmetic of blocking.</summary>
internal static class Blocks
{
    /// <summary>Blocks missing to a whole number of units.</summary>
    public static BlockCount ToWhole(BlockCount content, BlockCount unit) => new((unit.Value - content.Value % unit.Value) % unit.Value);
}
