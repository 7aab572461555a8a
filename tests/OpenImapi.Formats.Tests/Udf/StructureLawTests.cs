using System.Reflection;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

/// <summary>What holds for every structure of UDF, whatever its bytes are.</summary>
public class StructureLawTests
{
    private const int Rounds = 200;

    public static TheoryData<string> Structures =>
        [.. typeof(FileEntry).Assembly.GetTypes().Where(type => type.IsValueType && type.Namespace == typeof(FileEntry).Namespace && typeof(IStructure).IsAssignableFrom(type))
            .Select(type => type.Name).Order()];

    [Fact]
    public void The_search_finds_the_structures() => Assert.InRange(Structures.Count, 50, 200);

    [Theory]
    [MemberData(nameof(Structures))]
    public void What_is_read_from_any_bytes_is_written_and_read_again_the_same(string name) => Invoke(nameof(RoundTrip), name);

    [Theory]
    [MemberData(nameof(Structures))]
    public void Bytes_that_end_anywhere_are_faults_and_nothing_worse(string name) => Invoke(nameof(Truncated), name);

    [Theory]
    [MemberData(nameof(Structures))]
    public void An_explanation_leaves_no_byte_out_and_changes_nothing(string name) => Invoke(nameof(Explained), name);

    /// <summary>Seed 1672. Small numbers are likely, so that lengths and counts often fit; what is cut off settles when it is written once.</summary>
    private static void RoundTrip<T>()
        where T : struct, IStructure
    {
        var random = new Random(1672);
        for (var round = 0; round < Rounds; round++)
        {
            var faults = new FaultList();
            var value = Structure.Read<T>(Bytes(random, 3000), faults);
            var written = new byte[70_000];
            var length = Structure.Write(value, written);
            if (faults.Any(fault => fault.Rule == "the structure ends before this field does"))
                length = Structure.Write(value = Structure.Read<T>(written.AsSpan(0, length)), written);
            var again = Structure.Read<T>(written.AsSpan(0, length), []);
            Assert.Equal(value, again);
            var rewritten = new byte[70_000];
            Assert.Equal(length, Structure.Write(again, rewritten));
            Assert.Equal(written, rewritten);
        }
    }

    /// <summary>Seed 1673.</summary>
    private static void Truncated<T>()
        where T : struct, IStructure
    {
        var random = new Random(1673);
        for (var round = 0; round < 40; round++)
        {
            var bytes = round % 2 == 0 ? Bytes(random, 700) : Loud(random, 700);
            for (var length = 0; length < bytes.Length; length += length < 64 ? 1 : 37)
            {
                Structure.Read<T>(bytes.AsSpan(0, length), []);
                Structure.Explain<T>(bytes.AsSpan(0, length));
            }
        }

        var faults = new FaultList();
        Structure.Read<T>(default, faults);
        Assert.NotEmpty(faults);
    }

    /// <summary>Seed 1674.</summary>
    private static void Explained<T>()
        where T : struct, IStructure
    {
        var random = new Random(1674);
        for (var round = 0; round < 40; round++)
        {
            var value = Structure.Read<T>(Bytes(random, 600), []);
            var written = new byte[70_000];
            var length = Structure.Write(value, written);
            var reached = 0;
            foreach (var note in Structure.Explain<T>(written.AsSpan(0, length)))
            {
                if (note.Offset > reached)
                    Assert.True(written.AsSpan(reached, note.Offset - reached).IndexOfAnyExcept((byte)0) < 0, $"bytes {reached} to {note.Offset} are left out");
                reached = note.Offset + note.Length;
            }

            Assert.True(written.AsSpan(reached, length - reached).IndexOfAnyExcept((byte)0) < 0, $"bytes from {reached} on are left out");
        }
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = random.Next(4) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)random.Next(12),
                _ => 0,
            };
        return bytes;
    }

    private static byte[] Loud(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Invoke(string law, string name)
    {
        var type = typeof(FileEntry).Assembly.GetType($"{typeof(FileEntry).Namespace}.{name}")!;
        var method = typeof(StructureLawTests).GetMethod(law, BindingFlags.NonPublic | BindingFlags.Static)!;
        method.MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }
}
