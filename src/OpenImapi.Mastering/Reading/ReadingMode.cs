namespace OpenImapi.Mastering;

/// <summary>What a reader does where a volume breaks its standard.</summary>
public enum ReadingMode
{
    /// <summary>The first fault ends the reading with a <see cref="Formats.DiscException"/>.</summary>
    Strict,

    /// <summary>Faults are collected, and the most sensible value is used: of numbers in both orders the least significant byte first.</summary>
    Tolerant,
}
