namespace OpenImapi.Mastering;

/// <summary>How much longer or shorter records can be than the names in them, when names that come out equal get numbers.</summary>
internal static class NameBounds
{
    /// <summary>Bytes that a number can take from a record: it never cuts more than one half of a surrogate pair that has no room.</summary>
    public const int Shrinking = 2;

    /// <summary>Bytes that a number and its underline can add to a record among so many names.</summary>
    /// <remarks>A number of k digits is tried only when no name with k - 1 digits was free, and each name takes two at most.</remarks>
    public static int Growing(INamingRules rules, long names)
    {
        var digits = 1;
        for (var free = 9L; free <= 2 * names; free *= 10)
            digits++;
        return Even((1 + digits) * rules.DigitLength);
    }

    private static int Even(int length) => length + (length & 1);
}
