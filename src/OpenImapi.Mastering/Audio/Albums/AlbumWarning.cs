namespace OpenImapi.Mastering;

/// <summary>What a warning of an album is about.</summary>
public enum AlbumWarningKind
{
    /// <summary>A file that may be music was left out.</summary>
    LeftOut,

    /// <summary>The order is not what the tags say, or a track of the album is not there.</summary>
    Order,

    /// <summary>A tag cannot stand on the disc.</summary>
    Tag,
}

/// <summary>Something about an album that its disc will not have as one may expect.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Path">The file or folder, for people.</param>
/// <param name="Text">What it is, in a sentence.</param>
public sealed record AlbumWarning(AlbumWarningKind Kind, string Path, string Text);
