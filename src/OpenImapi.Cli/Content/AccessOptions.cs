using System.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Whose the files are and who may do what with them, in the file systems that say so.</summary>
internal sealed class AccessOptions
{
    /// <summary>The highest number of a user or group; the one above it means nobody in particular.</summary>
    private const long HighestIdentity = uint.MaxValue - 1;

    private readonly Option<bool> forEverybody = OptionOf.Flag("--for-everybody",
        "Everything belongs to root, and all may read it; else owners and permissions are those of the sources.");

    private readonly Option<long?> owner = OptionOf.Number("--owner", "UID", "The user to whom everything belongs.", 0, HighestIdentity);
    private readonly Option<long?> group = OptionOf.Number("--group", "GID", "The group to which everything belongs.", 0, HighestIdentity);
    private readonly Option<long?> fileMode = OptionOf.Permissions("--file-mode", "Permissions of every file.", "644");
    private readonly Option<long?> folderMode = OptionOf.Permissions("--folder-mode", "Permissions of every folder.", "755");

    public IEnumerable<Option> All => [forEverybody, owner, group, fileMode, folderMode];

    /// <summary>The options with what was said of access.</summary>
    /// <exception cref="Formats.DiscException">Something was said, and no file system is there that knows of it.</exception>
    public ImageOptions Read(ParseResult said, ImageOptions options)
    {
        if (All.FirstOrDefault(said.Has) is { } first && !options.KnowsPosix())
            throw UsageFault.Of($"{first.Name} is for file systems that know owners and permissions.", "Say --rock-ridge or --udf, too.");
        return options with
        {
            Access = new()
            {
                ForEverybody = said.Has(forEverybody),
                UserId = (uint?)said.GetValue(owner),
                GroupId = (uint?)said.GetValue(group),
                FilePermissions = (ushort?)said.GetValue(fileMode),
                FolderPermissions = (ushort?)said.GetValue(folderMode),
            },
        };
    }
}
