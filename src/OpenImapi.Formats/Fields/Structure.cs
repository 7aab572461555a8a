namespace OpenImapi.Formats;

/// <summary>The three things that can be done with a declared structure.</summary>
public static class Structure
{
    /// <summary>Reads a structure; what breaks the standard goes to <paramref name="faults"/>.</summary>
    public static T Read<T>(ReadOnlySpan<byte> bytes, FaultList? faults = null)
        where T : struct, IStructure => Read(default(T), bytes, faults);

    /// <summary>Reads a structure whose form depends on what is already known of it, such as its byte order.</summary>
    public static T Read<T>(T known, ReadOnlySpan<byte> bytes, FaultList? faults = null)
        where T : struct, IStructure
    {
        var reader = new FieldReader(bytes, faults);
        known.Fields(ref reader);
        return known;
    }

    /// <summary>Writes a structure to the start of a span and returns how many bytes it took.</summary>
    public static int Write<T>(T value, Span<byte> bytes)
        where T : struct, IStructure
    {
        var writer = new FieldWriter(bytes);
        value.Fields(ref writer);
        return writer.Position;
    }

    /// <summary>Names every field with its place and value.</summary>
    public static IReadOnlyList<FieldNote> Explain<T>(ReadOnlySpan<byte> bytes, T known = default)
        where T : struct, IStructure
    {
        var notes = new List<FieldNote>();
        var explainer = new FieldExplainer(bytes, notes);
        known.Fields(ref explainer);
        return notes;
    }

    /// <summary>Walks a structure that is a field of another.</summary>
    public static TField Nested<T, TField>(this ref T f, TField value)
        where T : struct, IFields, allows ref struct
        where TField : struct, IStructure
    {
        value.Fields(ref f);
        return value;
    }
}
