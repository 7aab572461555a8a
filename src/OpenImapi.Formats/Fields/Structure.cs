using System.Collections.Immutable;

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

    /// <summary>Walks structures that stand one after another. What the bytes have no room for is left out, and is a fault.</summary>
    public static ValueList<TField> List<T, TField>(this ref T f, ValueList<TField> list, long count)
        where T : struct, IFields, allows ref struct
        where TField : struct, IStructure, IEquatable<TField>
    {
        var walked = ImmutableArray.CreateBuilder<TField>();
        for (var i = 0; i < count; i++)
        {
            var room = f.Remaining > 0;
            var value = f.Nested(i < list.Count ? list[i] : default);
            if (!room)
                break;
            walked.Add(value);
        }

        return new(walked.ToImmutable());
    }

    /// <summary>Walks 32-bit numbers, least significant byte first, that stand one after another; ends as <see cref="List"/> does.</summary>
    public static ValueList<uint> UInt32List<T>(this ref T f, string name, ValueList<uint> list, long count)
        where T : struct, IFields, allows ref struct
    {
        var walked = ImmutableArray.CreateBuilder<uint>();
        for (var i = 0; i < count; i++)
        {
            var room = f.Remaining > 0;
            var value = f.UInt32Little(name, i < list.Count ? list[i] : 0);
            if (!room)
                break;
            walked.Add(value);
        }

        return new(walked.ToImmutable());
    }

    /// <summary>Bytes whose number comes from the disc: no more are asked for than one beyond the end, which is a fault.</summary>
    public static ByteString Counted<T>(this ref T f, string name, ByteString value, uint length)
        where T : struct, IFields, allows ref struct => f.Bytes(name, value, (int)Math.Min(length, (uint)f.Remaining + 1));

    /// <summary>Walks a structure that is a field of another.</summary>
    public static TField Nested<T, TField>(this ref T f, TField value)
        where T : struct, IFields, allows ref struct
        where TField : struct, IStructure
    {
        value.Fields(ref f);
        return value;
    }
}
