using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>What the directory records of one name say, before their system use fields are looked at.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Block">The block of the first record.</param>
/// <param name="First">The first record.</param>
/// <param name="Sections">The content of all of them.</param>
/// <param name="Unreadable">Why the content cannot be read.</param>
/// <param name="IsOutside">Whether that is since blocks of it lie outside the image.</param>
internal readonly record struct IsoDraft(
    string Name, Lba Block, DirectoryRecord First, ImmutableArray<FileSection> Sections, string? Unreadable, bool IsOutside)
{
    /// <summary>The entry as it stands.</summary>
    public IsoEntry In(IsoEntry folder) => new(folder, Name, new(NameText.FromText(Name)), Block, First, Sections)
    {
        UnreadableBecause = Unreadable,
        LiesOutside = IsOutside,
    };
}
