using System.Text.Json;

namespace OpenImapi.Bench;

/// <summary>What making an image of many small files takes, in figures that are nearly the same on every machine.</summary>
internal sealed record Baseline
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>System calls for 1,000 more files of 4 KiB in 10 more folders, by name; the runtime's own on memory, threads and signals left out.</summary>
    public required SortedDictionary<string, long> SystemCalls { get; init; }

    /// <summary>Bytes of managed memory allocated for one more file, by step.</summary>
    public required SortedDictionary<string, long> AllocatedBytes { get; init; }

    /// <summary>CPU time of walking, planning and writing in a warm process, as a multiple of the floor's; null where there is no C compiler.</summary>
    public double? CpuOfFloor { get; init; }

    public static Baseline Read(string path) => JsonSerializer.Deserialize<Baseline>(File.ReadAllText(path), Style)!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Style) + "\n");
}
