using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of content, plans and image files. Codes 0x80041100 to 0x800411FF, and IMAPI's own where one fits.</summary>
public static class MasteringErrors
{
    public static readonly DiscError FileExists = DiscError.Of(DiscErrorKind.Source, "IMAPI_E_FILEEXISTS", 0x80040224,
        "A file of that name is already there.", "Allow overwriting, or give one of the two another name.");

    public static readonly DiscError BadJolietName = DiscError.Of(DiscErrorKind.Source, "IMAPI_E_BADJOLIETNAME", 0x8004021D,
        "A name cannot stand in a Joliet volume.", "Use 1 to 64 characters, none of them a control character or one of * / : ; ? \\.");

    public static readonly DiscError BadName = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_NAME", 0x80041100,
        "A name in the tree is empty, '.' or '..', or holds a slash or a zero byte.", "Give the file or folder another name.");

    public static readonly DiscError SourceMissing = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SOURCE_MISSING", 0x80041101,
        "A file or folder to be recorded is not there.", "Check the path; while a disc is being made, leave its files in place.");

    public static readonly DiscError SourceUnreadable = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SOURCE_UNREADABLE", 0x80041102,
        "A file or folder to be recorded cannot be read.", "Check its permissions and its disk, or leave it out.");

    public static readonly DiscError SourceChanged = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SOURCE_CHANGED", 0x80041103,
        "A file changed while the disc was being made.", "Wait until nothing writes to it any more, or copy it first, and start again.");

    public static readonly DiscError SourceNotRecordable = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SOURCE_NOT_RECORDABLE", 0x80041104,
        "Only files and folders can be recorded; this is neither.", "Leave it out.");

    public static readonly DiscError BadGlob = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_GLOB", 0x80041105,
        "A pattern for paths can match nothing.", "Write a name, a path in the tree, or one with *, ? or **.");

    public static readonly DiscError ArchiveUnreadable = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_ARCHIVE_UNREADABLE", 0x80041106,
        "An archive cannot be read.", "Check with tar -t whether it is whole; uncompress it first where it is compressed otherwise than by gzip.");

    public static readonly DiscError FileTooLarge = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_FILE_TOO_LARGE", 0x80041110,
        "A file of 4 GiB or more needs ISO 9660 level 3.", "Use level 3, or split the file.");

    public static readonly DiscError DirectoryTooLarge = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_DIRECTORY_TOO_LARGE", 0x80041111,
        "A folder has more entries than a directory of 4 GiB holds.", "Spread its files over several folders.");

    public static readonly DiscError TooManyDirectories = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_TOO_MANY_DIRECTORIES", 0x80041112,
        "More than 65,535 folders come before one that has folders in it; a path table cannot number its parent.",
        "Put the tree into an archive file, or spread it over several discs.");

    public static readonly DiscError VolumeTooLarge = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_VOLUME_TOO_LARGE", 0x80041113,
        "The volume would have more than 4,294,967,295 blocks.", "Spread the content over several discs.");

    public static readonly DiscError TreeTooDeep = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_TREE_TOO_DEEP", 0x80041114,
        "A folder lies deeper than ISO 9660 allows.", "Allow deep directories, or make the tree flatter.");

    public static readonly DiscError BadVolumeText = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_VOLUME_TEXT", 0x80041115,
        "A text of the volume descriptor holds a control character.", "Leave the character out.");

    public static readonly DiscError Strict = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_STRICT", 0x80041116,
        "The plan has warnings, and strict mode allows none.", "Change what the warning names, or plan without strict mode.");

    public static readonly DiscError LinkTooLong = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_LINK_TOO_LONG", 0x80041117,
        "A symbolic link is longer than readers of discs take.", "Make the link shorter, or leave it out.");

    public static readonly DiscError BootImageUnfit = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_BOOT_IMAGE_UNFIT", 0x80041118,
        "A boot image cannot be started as it is said.", "Give another image, or say otherwise how it is started.");

    public static readonly DiscError HybridUnfit = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_HYBRID_UNFIT", 0x8004111C,
        "The image cannot be a disk as it is asked for.", "Ask for other partitions or tables, or give what is missing.");

    public static readonly DiscError VideoUnfit = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_VIDEO_UNFIT", 0x80041119,
        "What is to be a DVD-Video is none.", "Make the folder VIDEO_TS with a program for DVDs, such as dvdauthor.");

    public static readonly DiscError ChecksumUnknown = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_CHECKSUM_UNKNOWN", 0x8004113A,
        "The checksum of a file that is on the disc already is not known.", "Read it from the disc first, or make no list of checksums.");

    public static readonly DiscError ChecksumsStale = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_CHECKSUMS_STALE", 0x8004113B,
        "The list of checksums was added for other files, or other names of them.", "Add it to the tree last, with the options that the image is planned with.");

    public static readonly DiscError DestinationExists = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_DESTINATION_EXISTS", 0x80041120,
        "The image file is already there.", "Choose another name, or allow overwriting.");

    public static readonly DiscError DestinationFull = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_DESTINATION_FULL", 0x80041121,
        "There is not enough room for the image file.", "Free some space, or choose another folder.");

    public static readonly DiscError DestinationFailed = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_DESTINATION_FAILED", 0x80041122,
        "The image file cannot be written.", "Check that the folder exists and may be written to.");

    public static readonly DiscError NoRoomForHead = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_NO_ROOM_FOR_HEAD", 0x80041123,
        "The beginning of the new volume would lie on data of the old one.", "Leave out the file systems that the old volume does not have, or make the image anew.");
}
