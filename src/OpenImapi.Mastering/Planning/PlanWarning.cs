using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What a warning of a plan is about.</summary>
public enum PlanWarningKind
{
    /// <summary>Something in a walked folder was left out.</summary>
    LeftOut,

    /// <summary>No name space of the volume keeps a name exactly.</summary>
    Renamed,

    /// <summary>A folder lies deeper than the standard allows.</summary>
    DeepDirectory,

    /// <summary>A path is longer than the standard allows.</summary>
    LongPath,

    /// <summary>A text of the volume descriptor was cut.</summary>
    TextCut,

    /// <summary>No name space of the volume keeps a link's path exactly.</summary>
    LinkChanged,

    /// <summary>No name space of the volume holds a time: it lies before 1900 or after 2155.</summary>
    TimeChanged,

    /// <summary>No name space of the volume knows owners and permissions.</summary>
    AccessLost,

    /// <summary>No name space of the volume knows that two names are of one file.</summary>
    HardLinkLost,

    /// <summary>No volume has a place for a file's extended attributes and access control list.</summary>
    AttributeLost,

    /// <summary>A file has more names, or a folder more subfolders, than the volume can count.</summary>
    CountCut,

    /// <summary>Something stands in the volume as its standard has it, and a system is known to misread it.</summary>
    Misread,
}

/// <summary>Something that the volume will not hold exactly as it was given, or not within the standard.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Path">The file or folder, or the field.</param>
/// <param name="Text">What it is, in a sentence.</param>
public sealed record PlanWarning(PlanWarningKind Kind, string Path, string Text);

/// <summary>One name that stands on the disc otherwise than it was given.</summary>
/// <param name="NameSpace">The name space, such as "ISO 9660".</param>
/// <param name="Path">The path as given.</param>
/// <param name="Written">The name as written.</param>
/// <param name="Reason">Why.</param>
public sealed record Rename(string NameSpace, string Path, string Written, NameChanges Reason)
{
    public override string ToString() => $"{Path} is {Written} in {NameSpace} ({Reason})";
}
