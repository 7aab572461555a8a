using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The parts of a file that are recorded; what lies between them is a hole, which is not written.</summary>
internal static class ContentRuns
{
    /// <summary>First byte and the one after the last of each part, in order.</summary>
    public static IEnumerable<(long Start, long End)> Of(VolumeEntry entry, long length)
    {
        if (entry is not UdfEntry { File: { Sections.IsEmpty: false } file })
            return length > 0 ? [(0, length)] : [];
        return Recorded(file, length);
    }

    private static IEnumerable<(long Start, long End)> Recorded(UdfFile file, long length)
    {
        var at = 0L;
        foreach (var section in file.Sections)
        {
            if (section.State == ExtentState.Recorded && at < length)
                yield return (at, Math.Min(at + section.Length, length));
            at += section.Length;
        }
    }
}
