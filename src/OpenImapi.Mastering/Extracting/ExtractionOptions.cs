namespace OpenImapi.Mastering;

/// <summary>What is restored of what a volume knows, and what may be replaced.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Whether files and links that are there already are replaced; a folder never is.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether owner and group are restored; root only. Else everything belongs to whoever extracts.</summary>
    public bool Owners { get; init; }

    /// <summary>
    /// Whether set-user-id, set-group-id and sticky bits are restored. Not by default, for root neither: without the owner that it had, such a
    /// file would run with the rights of whoever extracts.
    /// </summary>
    public bool SpecialBits { get; init; }

    /// <summary>Whether devices, pipes and sockets are made; most systems let only root make devices. Else they are left out, with a warning.</summary>
    public bool Devices { get; init; }

    /// <summary>What an entry gets after its content.</summary>
    internal RestoredState StateOf(VolumeEntry entry) => new(
        entry.ModifiedAt,
        entry.Rights is { } rights ? rights with { Permissions = (ushort)(rights.Permissions & (SpecialBits ? AccessRights.AllPermissions : 0x1FF)) } : null,
        Owners);
}

/// <summary>What was extracted so far.</summary>
/// <param name="Files">Files, each name of a file with several names counted.</param>
/// <param name="Folders">Folders made or found.</param>
/// <param name="Links">Symbolic links.</param>
/// <param name="Specials">Devices, pipes and sockets.</param>
/// <param name="Bytes">Bytes of content written; neither holes nor further names of a file count.</param>
/// <param name="LeftOut">Entries that could not be extracted, or were left out with a warning.</param>
public readonly record struct ExtractionCounts(int Files, int Folders, int Links, int Specials, long Bytes, int LeftOut);

/// <summary>How far an extraction is.</summary>
/// <param name="Done">Bytes of content written.</param>
/// <param name="Total">Bytes of content in all.</param>
public readonly record struct ExtractionProgress(long Done, long Total);

/// <summary>Something that was not extracted as the volume has it.</summary>
/// <param name="Path">The entry.</param>
/// <param name="Text">What happened, in a whole sentence that names the entry.</param>
/// <param name="Error">Why it is missing; nothing for a warning.</param>
public readonly record struct ExtractionNotice(string Path, string Text, Formats.DiscError? Error);
