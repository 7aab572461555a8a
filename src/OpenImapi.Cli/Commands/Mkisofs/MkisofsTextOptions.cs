using OpenImapi.Mastering;
using static OpenImapi.Cli.MkisofsOption;

namespace OpenImapi.Cli;

/// <summary>What the descriptors say of the volume, and whose its files are.</summary>
internal static class MkisofsTextOptions
{
    /// <summary>The highest number of a user or group; the one above it means nobody in particular.</summary>
    private const long HighestIdentity = uint.MaxValue - 1;

    public static IReadOnlyList<MkisofsOption> All { get; } =
    [
        Text("V volid", "TEXT", "The volume's name; CDROM if not said.", (volume, text) => volume with { Label = text }),
        Text("A appid", "TEXT", "What is on it.", (volume, text) => volume with { ApplicationIdentifier = text }),
        Text("publisher P", "TEXT", "Who publishes it.", (volume, text) => volume with { PublisherIdentifier = text }),
        Text("p preparer", "TEXT", "Who prepared it.", (volume, text) => volume with { DataPreparerIdentifier = text }),
        Text("sysid", "TEXT", "The system that it is for.", (volume, text) => volume with { SystemIdentifier = text }),
        Text("volset", "TEXT", "The set of volumes that it belongs to.", (volume, text) => volume with { VolumeSetIdentifier = text }),
        Text("copyright", "FILE", "The file at the root that tells of copyright.", (volume, text) => volume with { CopyrightFileIdentifier = text }),
        Text("abstract", "FILE", "The file at the root that has an abstract.", (volume, text) => volume with { AbstractFileIdentifier = text }),
        Text("biblio", "FILE", "The file at the root that has a bibliography.", (volume, text) => volume with { BibliographicFileIdentifier = text }),
        With("modification-date", "YYYYMMDDhhmmsscc", "The volume's date, in UTC, by which GRUB finds it; the newest file's if not said.",
            (order, words) => words.Moment() is var moment ? order.Volumed(volume => volume with { VolumeDate = moment }) : order),
        Rights("uid", "UID", "The owner of everything; adds Rock Ridge.", (access, words) => access with { UserId = (uint)words.Number(0, 0, HighestIdentity) }),
        Rights("gid", "GID", "The group of everything; adds Rock Ridge.", (access, words) => access with { GroupId = (uint)words.Number(0, 0, HighestIdentity) }),
        Rights("file-mode", "OCTAL", "The permissions of files; adds Rock Ridge.", (access, words) => access with { FilePermissions = words.Permissions() }),
        Rights("dir-mode", "OCTAL", "The permissions of folders; adds Rock Ridge.", (access, words) => access with { FolderPermissions = words.Permissions() }),
    ];

    private static MkisofsOption Text(string names, string value, string summary, Func<ImageOptions, string, ImageOptions> apply) =>
        With(names, value, summary, (order, words) => order.Volumed(volume => apply(volume, words.Text)));

    private static MkisofsOption Rights(string names, string value, string summary, Func<AccessPolicy, MkisofsWords, AccessPolicy> apply) =>
        With(names, value, summary, (order, words) => order.Owned(access => apply(access, words)));
}
