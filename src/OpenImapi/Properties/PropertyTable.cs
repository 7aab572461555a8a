using System.Collections.Immutable;

namespace OpenImapi;

/// <summary>One row of a table of properties: how a value is read, checked and taken.</summary>
/// <param name="Name">IMAPI's name.</param>
/// <param name="Type">What the value is.</param>
/// <param name="Read">The value now.</param>
/// <param name="Check">Brings a value of the type into its final form, or throws <see cref="ArgumentException"/>; nothing for a read-only row.</param>
/// <param name="Take">Keeps a checked value.</param>
internal sealed record PropertyRow<T>(string Name, PropertyType Type, Func<T, object?> Read, Func<object?, object?>? Check = null, Action<T, object?>? Take = null)
{
    public PropertyAccess Access => Check is null ? PropertyAccess.ReadOnly : PropertyAccess.ReadWrite;
}

/// <summary>The properties of one kind of object, in their published order.</summary>
internal sealed class PropertyTable<T>(params ImmutableArray<PropertyRow<T>> rows)
{
    /// <summary>A copy of what the object's properties are now.</summary>
    public PropertySet Read(T owner) =>
        new(rows.Select((row, i) => new Property(PropertySet.FirstId + i, row.Name, row.Type, row.Access, row.Read(owner))));

    /// <summary>Takes a set whole, or, when one of its values is wrong, not at all.</summary>
    /// <exception cref="ArgumentException">A value is of the wrong type or out of range; its message names the property.</exception>
    public PropertiesIgnored Apply(T owner, PropertySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var taken = new List<(PropertyRow<T> Row, object? Value)>();
        var ignored = ImmutableArray.CreateBuilder<string>();
        foreach (var property in set)
            if (rows.FirstOrDefault(row => row.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)) is { Check: { } check } row)
                taken.Add((row, check(PropertyValue.Convert(row.Name, row.Type, property.Value))));
            else
                ignored.Add(property.Name);
        foreach (var (row, value) in taken)
            row.Take!(owner, value);
        return new(ignored.DrainToImmutable());
    }
}
