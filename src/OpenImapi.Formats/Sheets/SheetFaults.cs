using System.Collections;

namespace OpenImapi.Formats.Sheets;

/// <summary>The faults met in reading one sheet: a strict reader refuses the first, a tolerant one keeps those whose meaning is clear.</summary>
/// <param name="name">The sheet's name, for the errors.</param>
/// <param name="strict">The first fault ends the reading.</param>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public sealed class SheetFaults(string name, bool strict = false) : IReadOnlyList<SheetFault>
{
    /// <summary>How many faults are kept with their words.</summary>
    public const int MaximumKept = 1000;

    private readonly List<SheetFault> kept = [];

    /// <summary>All faults met, kept or not.</summary>
    public int Total { get; private set; }

    /// <summary>The sheet's name.</summary>
    public string Name => name;

    public int Count => kept.Count;

    public SheetFault this[int index] => kept[index];

    public IEnumerator<SheetFault> GetEnumerator() => kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Notes a fault whose meaning is clear; a strict reader ends here.</summary>
    /// <exception cref="DiscException">The reader is strict.</exception>
    public void Report(int line, string rule)
    {
        if (strict)
            throw Refusal(line, rule);
        Total++;
        if (kept.Count < MaximumKept)
            kept.Add(new(line, rule));
    }

    /// <summary>The end of the reading: a fault that leaves open what is meant.</summary>
    public DiscException Refusal(int line, string rule) => new(SheetErrors.BadSheet, $"{name}, {new SheetFault(line, rule)}");
}

/// <summary>One place where a sheet breaks the rules.</summary>
/// <param name="Line">Counted from 1; 0 is the sheet as a whole.</param>
/// <param name="Rule">Which rule is broken, and what is made of it: a sentence.</param>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public readonly record struct SheetFault(int Line, string Rule)
{
    public override string ToString() => Line == 0 ? Rule : $"line {Line}: {Rule}";
}
