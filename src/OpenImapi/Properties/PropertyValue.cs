namespace OpenImapi;

/// <summary>Brings values that programs give into a property's own type; any integer type that fits is accepted.</summary>
internal static class PropertyValue
{
    public static object? Convert(string name, PropertyType type, object? value) => (type, value) switch
    {
        (PropertyType.Boolean, bool given) => given,
        (PropertyType.Int32, bool given) => given ? -1 : 0,
        (PropertyType.Int32, _) when Integer(value) is >= int.MinValue and <= int.MaxValue and var number => (int)number,
        (PropertyType.UInt8, _) when Integer(value) is >= byte.MinValue and <= byte.MaxValue and var number => (byte)number,
        (PropertyType.Boolean, _) when Integer(value) is { } number => number != 0,
        (PropertyType.Text, string or null) => value,
        (PropertyType.Stream, Stream or null) => value,
        _ => throw new ArgumentException($"'{name}' is {Describe(type)}; {(value is null ? "no value" : $"'{value}' ({value.GetType().Name})")} does not fit.", name),
    };

    private static long? Integer(object? value) => value switch
    {
        int number => number,
        byte number => number,
        short number => number,
        long number => number,
        uint number => number,
        ushort number => number,
        sbyte number => number,
        _ => null,
    };

    private static string Describe(PropertyType type) => type switch
    {
        PropertyType.Int32 => "a 32-bit integer",
        PropertyType.UInt8 => "a byte",
        PropertyType.Boolean => "a Boolean",
        PropertyType.Text => "a text",
        _ => "a stream",
    };
}
