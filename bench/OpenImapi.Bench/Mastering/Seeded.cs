namespace OpenImapi.Bench;

/// <summary>Numbers that are the same on every system and with every runtime: SplitMix64.</summary>
internal sealed class Seeded(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public void Fill(Span<byte> bytes)
    {
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ref var word in words)
            word = Next();
    }
}
