using System.Collections;

namespace OpenImapi;

/// <summary>
/// A copy of an object's properties, to be read, changed and set again, as IMAPI's property storages are. It may be sparse: what it
/// does not hold is left as it is. Names compare without case; numbers start at 2.
/// </summary>
public sealed class PropertySet : IReadOnlyCollection<Property>
{
    /// <summary>The first number that a property can have.</summary>
    public const int FirstId = 2;

    private readonly List<Property> properties = [];

    /// <summary>A set with no property yet, to be filled with those that shall change.</summary>
    public PropertySet()
    {
    }

    internal PropertySet(IEnumerable<Property> properties) => this.properties.AddRange(properties);

    public int Count => properties.Count;

    /// <summary>The value of a property; setting a name that the set does not have adds it.</summary>
    /// <exception cref="KeyNotFoundException">The set has no property of that name.</exception>
    public object? this[string name]
    {
        get => Find(name) is { } property ? property.Value : throw new KeyNotFoundException($"There is no property '{name}' in the set.");
        set => Set(name, value);
    }

    /// <summary>The property of a name, or nothing.</summary>
    public Property? Find(string name) => properties.Find(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The property of a number, or nothing.</summary>
    public Property? Find(int id) => properties.Find(property => property.Id == id);

    /// <summary>Puts a value into the set. An object that the set is given to ignores names that it does not know.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="value">An integer, a text, a Boolean or a stream.</param>
    /// <param name="firstId">The lowest number that a new property may get.</param>
    /// <returns>The property as the set now holds it.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the value is of a kind that properties do not have.</exception>
    public Property Set(string name, object? value, int firstId = FirstId)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Find(name) is not { } old)
        {
            var added = new Property(FreeId(firstId), name, TypeOf(name, value), PropertyAccess.ReadWrite, value);
            properties.Add(added);
            return added;
        }

        var changed = old with { Type = value is null ? old.Type : TypeOf(name, value), Value = value };
        properties[properties.IndexOf(old)] = changed;
        return changed;
    }

    /// <summary>Puts a value under a number.</summary>
    /// <returns>The property, or nothing when the set has no property of that number.</returns>
    public Property? Set(int id, object? value) => Find(id) is { } old ? Set(old.Name, value) : null;

    /// <summary>Takes a property out of the set, so that setting it changes nothing.</summary>
    public bool Remove(string name) => Find(name) is { } property && properties.Remove(property);

    public IEnumerator<Property> GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int FreeId(int firstId)
    {
        var id = Math.Max(firstId, FirstId);
        while (Find(id) is not null)
            id++;
        return id;
    }

    private static PropertyType TypeOf(string name, object? value) => value switch
    {
        int or short or sbyte or ushort or uint or long => PropertyType.Int32,
        byte => PropertyType.UInt8,
        bool => PropertyType.Boolean,
        string or null => PropertyType.Text,
        Stream => PropertyType.Stream,
        _ => throw new ArgumentException($"A property cannot be a {value.GetType().Name}, as '{name}' would be.", nameof(value)),
    };
}
