using System.Collections.Immutable;

namespace OpenImapi;

/// <summary>What became of a set of properties: it succeeded, but these names are unknown or read only and were ignored.</summary>
public readonly record struct PropertiesIgnored(ImmutableArray<string> Names)
{
    /// <summary>True when every property was taken.</summary>
    public bool None => Names.IsDefaultOrEmpty;

    /// <summary>S_OK, or IMAPI_S_PROPERTIESIGNORED.</summary>
    public int Result => None ? ImapiSuccess.Ok : ImapiSuccess.PropertiesIgnored;
}
