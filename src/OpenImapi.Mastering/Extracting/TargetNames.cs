using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Under which name an entry can stand in a folder without leading anywhere else.</summary>
internal static class TargetNames
{
    /// <summary>Names that are devices in every folder of Windows, whatever comes after a dot.</summary>
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>The name as recorded where it is one, else the nearest that is.</summary>
    /// <param name="recorded">The name's bytes.</param>
    /// <param name="forWindows">Whether Windows must be able to hold it.</param>
    public static byte[] Of(ReadOnlySpan<byte> recorded, bool forWindows)
    {
        var name = recorded.ToArray();
        name.AsSpan().Replace((byte)'/', (byte)'_');
        name.AsSpan().Replace((byte)0, (byte)'_');
        if (name.Length == 0 || name.AsSpan().SequenceEqual("."u8) || name.AsSpan().SequenceEqual(".."u8))
            name = name.Length == 0 ? "_"u8.ToArray() : [.. Enumerable.Repeat((byte)'_', name.Length)];
        return forWindows ? NameText.FromText(ForWindows(NameText.ToSystemName(name))) : name;
    }

    private static string ForWindows(string name)
    {
        var safe = string.Concat(name.Select(c => c < ' ' || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal) ? '_' : c));
        var end = safe.TrimEnd('.', ' ');
        safe = end + new string('_', safe.Length - end.Length);
        return Devices.Contains(safe.Split('.')[0].TrimEnd(' ')) ? $"_{safe}" : safe;
    }
}
