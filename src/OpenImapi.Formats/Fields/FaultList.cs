namespace OpenImapi.Formats;

/// <summary>One place where bytes break their standard.</summary>
/// <param name="Offset">Bytes from the start of the structure.</param>
/// <param name="Field">The field's name in the standard.</param>
/// <param name="Rule">Which rule is broken, and how.</param>
public readonly record struct Fault(int Offset, string Field, string Rule)
{
    public override string ToString() => $"byte {Offset}, {Field}: {Rule}";
}

/// <summary>The faults found while reading. A tolerant reader keeps them, a strict one refuses the first.</summary>
public sealed class FaultList : List<Fault>
{
    public void Add(int offset, string field, string rule) => Add(new Fault(offset, field, rule));

    /// <summary>Throws when anything was found.</summary>
    /// <param name="what">The structure and where it lies.</param>
    public void ThrowIfAny(string what)
    {
        if (Count > 0)
            throw new DiscException(FormatErrors.Malformed, $"{what}: {this[0]}.");
    }
}
