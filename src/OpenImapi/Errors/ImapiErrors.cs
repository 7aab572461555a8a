using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>
/// IMAPI's own errors that concern the object model; those of a drive, a disc or a name are declared by the room that meets them.
/// A code that nothing here raises is kept for the programs that know it.
/// </summary>
public static class ImapiErrors
{
    public static readonly DiscError NotOpened = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_NOTOPENED", 0x8004020B,
        "The disc master is not open, or the recorder is not opened for exclusive use.", "Call Open on the disc master, or OpenExclusive on the recorder, first.");

    public static readonly DiscError NotInitialized = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_NOTINITIALIZED", 0x8004020C,
        "The recorder object stands for no device.", "Take recorders from the disc master.");

    public static readonly DiscError UserAbort = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_USERABORT", 0x8004020D,
        "The work was cancelled.", "Start again when you like.");

    public static readonly DiscError Generic = DiscError.Of(DiscErrorKind.Internal, "IMAPI_E_GENERIC", 0x8004020E,
        "The work ended by a fault that has no code of its own.", "Look at the inner exception, and report it.");

    public static readonly DiscError NoProperties = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_DEVICE_NOPROPERTIES", 0x80040211,
        "The recorder has no properties.", "Burn without setting any.");

    public static readonly DiscError FileSystem = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_FILESYSTEM", 0x80040217,
        "The operating system did not let go of the disc.", "Unmount the disc, close the programs that use it, and try again.");

    public static readonly DiscError FileAccess = DiscError.Of(DiscErrorKind.Destination, "IMAPI_E_FILEACCESS", 0x80040218,
        "The stash cannot be written.", "Check the disk that holds the stash, or choose another folder for it.");

    public static readonly DiscError TrackNotOpen = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_TRACKNOTOPEN", 0x8004021A,
        "No audio track is open.", "Create an audio track first.");

    public static readonly DiscError TrackOpen = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_TRACKOPEN", 0x8004021B,
        "An audio track is still open.", "Close the audio track first.");

    public static readonly DiscError InvalidImage = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_INVALIDIMAGE", 0x8004021E,
        "Nothing is staged that could be recorded.", "Add content first; after a disc has been recorded, add it again.");

    public static readonly DiscError NoActiveFormat = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_NOACTIVEFORMAT", 0x8004021F,
        "No format is chosen.", "Set the active format first.");

    public static readonly DiscError NoActiveRecorder = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_NOACTIVERECORDER", 0x80040220,
        "No recorder is chosen.", "Set the active recorder first.");

    public static readonly DiscError WrongFormat = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_WRONGFORMAT", 0x80040221,
        "The call belongs to a format that is not the active one.", "Set the active format, and use the object that it returns.");

    public static readonly DiscError AlreadyOpen = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_ALREADYOPEN", 0x80040222,
        "The disc master is open already.", "Use it, or close it first.");

    public static readonly DiscError WrongDisc = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_WRONGDISC", 0x80040223,
        "The disc in the drive is not the one that the new session was made for.", "Put that disc back, or clear the content and start again.");

    public static readonly DiscError StashInUse = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_STASHINUSE", 0x80040225,
        "Another disc master prepares a disc for this recorder.", "Wait until it is closed, or choose another recorder.");

    public static readonly DiscError StillInUse = DiscError.Of(DiscErrorKind.Usage, "IMAPI_E_DEVICE_STILL_IN_USE", 0x80040226,
        "The disc master is at work.", "Wait until the call that is under way has ended.");

    public static readonly DiscError CompressedStash = DiscError.Of(DiscErrorKind.Destination, "IMAPI_E_COMPRESSEDSTASH", 0x80040228,
        "The stash lies on a compressed volume.", "Choose another folder for the stash.");

    public static readonly DiscError EncryptedStash = DiscError.Of(DiscErrorKind.Destination, "IMAPI_E_ENCRYPTEDSTASH", 0x80040229,
        "The stash lies on an encrypted volume.", "Choose another folder for the stash.");

    public static readonly DiscError NotEnoughDiskForStash = DiscError.Of(DiscErrorKind.Destination, "IMAPI_E_NOTENOUGHDISKFORSTASH", 0x8004022A,
        "The disk that holds the stash has too little room for the content.", "Free some space, choose another folder for the stash, or stage by reference.");

    public static readonly DiscError RemovableStash = DiscError.Of(DiscErrorKind.Destination, "IMAPI_E_REMOVABLESTASH", 0x8004022B,
        "The stash lies on a removable medium.", "Choose another folder for the stash.");

    public static readonly DiscError BootImageAndNonblankDisc = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC", 0x8004022E,
        "A boot image can be put on a blank disc only.", "Insert a blank disc, or set PlaceBootImageOnDisc to false.");

    public static readonly DiscError NoInterface = DiscError.Of(DiscErrorKind.Usage, "E_NOINTERFACE", 0x80004002,
        "The disc master does not offer this format.", "Choose one of the formats that it lists.");
}
