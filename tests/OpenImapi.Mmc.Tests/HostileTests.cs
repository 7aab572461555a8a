using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests;

/// <summary>Every structure that a drive sends is read from bytes that end too early or claim too much, in bounded time and without a crash.</summary>
public class HostileTests
{
    private const int Seed = 7143;

    public static TheoryData<string> Kinds => [.. typeof(OperationCode).Assembly.GetTypes().Where(IsPlainStructure).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bytes_that_make_no_sense_are_read_to_their_end(string kind)
    {
        var type = typeof(OperationCode).Assembly.GetTypes().Single(type => IsPlainStructure(type) && type.Name == kind);
        var read = GetType().GetMethod(nameof(ReadAll), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type);
        read.Invoke(null, null);
    }

    private static void ReadAll<T>()
        where T : struct, IStructure
    {
        var random = new Random(Seed);
        foreach (var length in new[] { 0, 1, 2, 3, 4, 5, 8, 11, 18, 36, 64 })
        {
            var bytes = new byte[length];
            Structure.Read<T>(bytes);
            Array.Fill(bytes, byte.MaxValue);
            Structure.Read<T>(bytes, new FaultList());
            random.NextBytes(bytes);
            Structure.Read<T>(bytes);
            Structure.Explain<T>(bytes);
        }
    }

    private static bool IsPlainStructure(Type type) => type is { IsValueType: true, IsGenericType: false } && typeof(IStructure).IsAssignableFrom(type);
}
