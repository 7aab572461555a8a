using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What a list says of an entry, in the ways of ls; no name can steer the terminal.</summary>
internal static class EntryTexts
{
    /// <summary>The permissions in ten characters, such as "drwxr-xr-x"; question marks where the tree has none.</summary>
    public static string Mode(VolumeEntry entry)
    {
        var kind = entry.Kind switch
        {
            SourceKind.Folder => 'd',
            SourceKind.Link => 'l',
            SourceKind.CharacterDevice => 'c',
            SourceKind.BlockDevice => 'b',
            SourceKind.Fifo => 'p',
            SourceKind.Socket => 's',
            _ => '-',
        };
        if (entry.Rights is not { } rights)
            return $"{kind}?????????";
        var bits = rights.Permissions;
        return $"{kind}{Three(bits >> 6, (bits & 0x800) != 0, 's')}{Three(bits >> 3, (bits & 0x400) != 0, 's')}{Three(bits, (bits & 0x200) != 0, 't')}";
    }

    /// <summary>An owner's or a group's number; UDF may say none.</summary>
    public static string Identity(uint number) => number == uint.MaxValue ? "-" : $"{number}";

    public static string Length(VolumeEntry entry) => entry switch
    {
        { IsFolder: true } => "-",
        { Device: { } device } => $"{device.Major}, {device.Minor}",
        { Kind: SourceKind.Link } => $"{entry.Target.Length}",
        _ => $"{entry.Length}",
    };

    /// <summary>The name, with a slash after a folder's, and of a link where it leads.</summary>
    public static string Name(VolumeEntry entry, bool withTarget)
    {
        var name = Texts.Name(entry.Name.Length == 0 ? "/" : entry.Name);
        if (entry.IsFolder && entry.Name.Length > 0)
            return $"{name}/";
        return withTarget && entry.Kind == SourceKind.Link ? $"{name} -> {Texts.Name(NameText.ToText(entry.Target))}" : name;
    }

    private static string Three(int bits, bool special, char letter) =>
        $"{((bits & 4) != 0 ? 'r' : '-')}{((bits & 2) != 0 ? 'w' : '-')}"
        + (special ? (bits & 1) != 0 ? letter : char.ToUpperInvariant(letter) : (bits & 1) != 0 ? 'x' : '-');
}
