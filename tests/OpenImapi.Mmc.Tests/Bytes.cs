using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests;

/// <summary>Bytes that somebody else made, and what every structure must do with them.</summary>
internal static class Bytes
{
    /// <summary>Bytes from pairs of hexadecimal digits, spaced as the reader likes.</summary>
    public static byte[] Of(string hex) => Convert.FromHexString(hex.Replace(" ", "").Replace("\r", "").Replace("\n", ""));

    /// <summary>Reads a structure; it must find no fault, write the same bytes again, and explain each of them at its place.</summary>
    public static T Exact<T>(string hex)
        where T : struct, IStructure
    {
        var bytes = Of(hex);
        var faults = new FaultList();
        var value = Structure.Read<T>(bytes, faults);
        Assert.Empty(faults);
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(Written(value, bytes.Length)));
        Explained<T>(bytes);
        return value;
    }

    /// <summary>Reads a structure from bytes that differ from the standard, as the test says.</summary>
    public static T Tolerant<T>(string hex)
        where T : struct, IStructure => Structure.Read<T>(Of(hex));

    /// <summary>The bytes of a structure, at the most <paramref name="room"/> of them.</summary>
    public static byte[] Written<T>(T value, int room = 8192)
        where T : struct, IStructure
    {
        var bytes = new byte[room];
        return bytes[..Structure.Write(value, bytes)];
    }

    private static void Explained<T>(byte[] bytes)
        where T : struct, IStructure
    {
        var end = 0;
        foreach (var note in Structure.Explain<T>(bytes))
        {
            Assert.InRange(note.Offset, end, bytes.Length);
            end = note.Offset + note.Length;
            Assert.NotEmpty(note.Name);
        }

        Assert.InRange(end, 1, bytes.Length);
    }
}
