namespace OpenImapi.Mastering;

/// <summary>The identifiers that UDF gives to files and never again to others: those of an earlier session stay.</summary>
internal sealed class UdfIdentities(FileNumbers numbers)
{
    /// <summary>What each number was called in the earlier session; nothing where it is new.</summary>
    private readonly Dictionary<uint, ulong> kept = [];

    /// <summary>The first identifier that the earlier session left; 1 to 15 are nobody's.</summary>
    public ulong First { get; set; } = 16;

    /// <summary>The first identifier behind those of all files.</summary>
    public ulong Behind => First + (uint)numbers.Count - 1;

    /// <summary>The identifier of a file by its number: 0 is the root's.</summary>
    public ulong Of(uint number) => number == 1 ? 0 : kept.TryGetValue(number, out var known) ? known : First + number - 2;

    public void Keep(uint number, ulong identifier) => kept[number] = identifier;
}
