using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Errors that a drive reports or that concern the way to it. Codes 0x80041200 to 0x800412FF, and IMAPI's own.</summary>
public static class DriveErrors
{
    public static readonly DiscError NoMedium = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_MEDIUM_NOTPRESENT", 0x8004020F,
        "There is no disc in the drive.", "Insert a disc and close the tray.");

    public static readonly DiscError InvalidMediumType = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_MEDIUM_INVALIDTYPE", 0x80040210,
        "The disc in the drive is not of a kind that this operation can use.", "Insert another disc.");

    public static readonly DiscError NotAccessible = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_DEVICE_NOTACCESSIBLE", 0x80040212,
        "The drive cannot be used, or somebody else uses it.", "Wait until the other program has finished, or choose another drive.");

    public static readonly DiscError NotPresent = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_DEVICE_NOTPRESENT", 0x80040213,
        "The drive is not there, or was removed.", "Choose another drive.");

    public static readonly DiscError InvalidDeviceType = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_DEVICE_INVALIDTYPE", 0x80040214,
        "The drive cannot do this.", "Use a drive that can.");

    public static readonly DiscError LossOfStreaming = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_LOSS_OF_STREAMING", 0x80040227,
        "The data came too slowly and the drive lost its stream.", "Burn at a lower speed, or switch buffer under-run protection on.");

    public static readonly DiscError CannotWrite = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_CANNOT_WRITE_TO_MEDIA", 0x8004022C,
        "The disc cannot be written.", "Insert a recordable disc with room on it.");

    public static readonly DiscError CommandFailed = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_COMMAND_FAILED", 0x80041200,
        "The drive ended a command with an error.", "Look up the sense code, clean the disc, or try another drive.");

    public static readonly DiscError MediumFault = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_MEDIUM_FAULT", 0x80041201,
        "The drive could not read or write a place on the disc.", "Clean the disc, or use another one.");

    public static readonly DiscError NotReady = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_NOT_READY", 0x80041202,
        "The drive did not become ready in time.", "Wait, or open and close the tray.");

    public static readonly DiscError TimedOut = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_COMMAND_TIMED_OUT", 0x80041203,
        "The drive did not answer a command in time.", "Check the cable or the network, and switch the drive off and on.");

    public static readonly DiscError TransportFailed = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_TRANSPORT_FAILED", 0x80041204,
        "The way to the drive broke.", "Check the cable or the network.");

    public static readonly DiscError BlankArea = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_BLANK_AREA", 0x80041205,
        "There is nothing recorded at that place of the disc.", "Read only where the disc has been written.");

    public static readonly DiscError WriteProtected = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_WRITE_PROTECTED", 0x80041206,
        "The disc is write-protected.", "Open the switch of its cartridge, or take the protection away with the program that set it.");

    public static readonly DiscError BadTrace = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_BAD_TRACE", 0x80041220,
        "The file is no trace of a drive, or it is damaged.", "Use a file that 'imapi --trace FILE' has written.");

    /// <summary>The error that sense data stands for.</summary>
    public static DiscError Of(SenseData sense) => sense switch
    {
        { Asc: 0x3A } => NoMedium,
        { Asc: 0x0C, Ascq: 0x09 } => LossOfStreaming,
        { Key: SenseKey.IllegalRequest or SenseKey.NotReady, Asc: 0x30 } => InvalidMediumType,
        { Key: SenseKey.DataProtect, Asc: 0x27 } => WriteProtected,
        { Key: SenseKey.DataProtect } => CannotWrite,
        { Key: SenseKey.BlankCheck } => BlankArea,
        { Key: SenseKey.MediumError } => MediumFault,
        { Key: SenseKey.NotReady } => NotReady,
        _ => CommandFailed,
    };
}
