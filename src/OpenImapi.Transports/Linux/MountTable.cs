namespace OpenImapi.Transports.Linux;

/// <summary>What is mounted, as this process sees it.</summary>
public static class MountTable
{
    /// <summary>The folder on which a drive's disc is mounted; nothing where it is not.</summary>
    public static string? FolderOf(LinuxSystem system, OpticalDevice device) =>
        device.Block is not null && system.Read($"/sys/class/block/{device.Block}/dev") is { } number && system.Read("/proc/self/mountinfo") is { } table
            ? FolderOf(table, number)
            : null;

    /// <summary>The folder of a device in the text of mountinfo (proc(5)): identity, parent, major:minor, root, folder, and more.</summary>
    internal static string? FolderOf(string table, string number) =>
        table.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(fields => fields.Length > 4 && fields[2] == number) is { } found ? Unescape(found[4]) : null;

    /// <summary>Spaces and the like stand there as a backslash and three octal digits.</summary>
    private static string Unescape(string text)
    {
        for (var at = text.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + 3 < text.Length; at = text.IndexOf('\\', at + 1))
            if (text.AsSpan(at + 1, 3).ContainsAnyExceptInRange('0', '7') is false)
                text = $"{text[..at]}{(char)Convert.ToInt32(text.Substring(at + 1, 3), 8)}{text[(at + 4)..]}";
        return text;
    }
}
