using System.Collections;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>One place where a volume breaks its standard.</summary>
/// <param name="Block">The block that holds the fault.</param>
/// <param name="Path">The folder or file concerned; empty for the volume itself.</param>
/// <param name="Rule">Which rule is broken, and how.</param>
public readonly record struct VolumeFault(Lba Block, string Path, string Rule)
{
    /// <summary>True for a rule of the system use fields, by which Rock Ridge reads an ISO 9660 tree.</summary>
    internal bool IsOfSystemUse { get; init; }

    public override string ToString() => Path.Length == 0 ? $"block {Block}: {Rule}" : $"block {Block}, {Path}: {Rule}";
}

/// <summary>The faults met so far in tolerant reading; the first thousand are kept, all are counted.</summary>
public sealed class VolumeFaults : IReadOnlyList<VolumeFault>
{
    /// <summary>How many faults are kept with their words.</summary>
    public const int MaximumKept = 1000;

    private readonly List<VolumeFault> kept = [];
    private readonly ReadingMode mode;

    internal VolumeFaults(ReadingMode mode) => this.mode = mode;

    /// <summary>All faults met, kept or not.</summary>
    public long Total { get; private set; }

    public int Count => kept.Count;

    public VolumeFault this[int index] => kept[index];

    public IEnumerator<VolumeFault> GetEnumerator() => kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Notes a fault; in strict mode, throws.</summary>
    internal void Report(Lba block, string path, string rule, DiscError? error = null) => Report(new(block, path, rule), error);

    /// <inheritdoc cref="Report(Lba, string, string, DiscError?)"/>
    internal void Report(VolumeFault fault, DiscError? error = null)
    {
        if (mode == ReadingMode.Strict)
            throw new DiscException(error ?? FormatErrors.Malformed, $"{fault}.");
        Total++;
        if (kept.Count < MaximumKept)
            kept.Add(fault);
    }

    /// <summary>Notes what was found in one structure, and empties the list for the next.</summary>
    internal void Report(Lba block, string path, FaultList found, bool ofSystemUse = false)
    {
        if (found.Count == 0)
            return;
        foreach (var fault in found)
            Report(new VolumeFault(block, path, fault.ToString()) { IsOfSystemUse = ofSystemUse });
        found.Clear();
    }
}
