namespace OpenImapi.Mastering;

/// <summary>
/// Noise that turns the error of rounding to 16 bits into a steady hiss far below hearing: the sum of two even distributions, so its
/// density is a triangle over -1 to 1 steps. The sequence is always the same.
/// </summary>
internal struct Dither()
{
    private const double Step = 1.0 / (1L << 32);

    // SplitMix64: a counter whose bits are mixed; any start serves.
    private ulong state = 0x0044AC_2352_588;

    /// <summary>The next value, above -1 and below 1.</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return ((uint)mixed - (double)(uint)(mixed >> 32)) * Step;
    }
}
