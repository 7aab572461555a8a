namespace OpenImapi;

/// <summary>One named value of a <see cref="PropertySet"/>.</summary>
/// <param name="Id">Its number in the set, 2 or more.</param>
/// <param name="Name">Its name; case does not matter.</param>
/// <param name="Type">What the value is.</param>
/// <param name="Access">Whether setting it has an effect.</param>
/// <param name="Value">The value; nothing for a text or stream that is not set.</param>
public sealed record Property(int Id, string Name, PropertyType Type, PropertyAccess Access, object? Value);
