using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Windows;

/// <summary>What Windows says by an error code, in words.</summary>
internal static class WindowsFaults
{
    /// <summary>A drive that could not be opened.</summary>
    public static DiscException OfOpening(Win32Error error, string drive) => error switch
    {
        Win32Error.AccessDenied => new(DriveErrors.NotAccessible, $"Windows does not let you use {drive}.",
            "Log in at the computer itself, or run the program as administrator; a rule of the computer's owner may forbid it, too."),
        Win32Error.SharingViolation or Win32Error.Busy => new(DriveErrors.NotAccessible, $"{drive} is in use by another program.", "Wait until that program has finished, or end it."),
        _ when IsGone(error) => new(DriveErrors.NotPresent, $"{drive} is not there: {Said(error)}"),
        _ => new(DriveErrors.NotAccessible, $"{drive} cannot be opened: {Said(error)}"),
    };

    /// <summary>A command that was not carried out.</summary>
    public static DiscException OfCommand(Win32Error error, string drive, Cdb cdb, TimeSpan timeout) => error switch
    {
        Win32Error.SemaphoreTimeout or Win32Error.Timeout => new(DriveErrors.TimedOut, $"{drive} did not answer {cdb.Code} ({cdb}) within {timeout.TotalSeconds:0.#} seconds."),
        Win32Error.NotSupported or Win32Error.InvalidFunction => new(DriveErrors.NotAccessible, $"{drive} takes no SCSI commands, so it is no optical drive.",
            "Choose one of those that 'imapi drives' lists."),
        Win32Error.AccessDenied => new(DriveErrors.NotAccessible, $"Windows did not send {cdb.Code} ({cdb}) to {drive}: another program has it for itself.",
            "Wait until that program has finished, or end it."),
        _ when IsGone(error) => new(DriveErrors.NotPresent, $"{drive} is gone: Windows did not find it for {cdb.Code} ({cdb}). {Said(error)}"),
        _ => new(DriveErrors.TransportFailed, $"{cdb.Code} ({cdb}) to {drive} failed on its way: {Said(error)}"),
    };

    /// <summary>A volume that others use, so that the disc must not be changed.</summary>
    public static DiscException Locked(string drive) => new(DriveErrors.NotAccessible, $"Programs have files of the disc in {drive} open, so nothing may change it.",
        "Close the files, and the windows that show the disc.");

    /// <summary>A drive that another recording program has for itself.</summary>
    public static DiscException Reserved(string drive) => new(DriveErrors.NotAccessible, $"Another program has {drive} for itself.", "Wait until that program has finished, or end it.");

    /// <summary>A reset that was not carried out.</summary>
    public static DiscException OfReset(Win32Error error, string drive) =>
        new(DriveErrors.TransportFailed, $"{drive} was not reset: {Said(error)}", "Switch the drive off and on.");

    private static bool IsGone(Win32Error error) => error
        is Win32Error.FileNotFound or Win32Error.PathNotFound or Win32Error.NoSuchDevice or Win32Error.DevNotExist or Win32Error.DeviceNotConnected or Win32Error.DeviceRemoved;

    private static string Said(Win32Error error) => $"{Marshal.GetPInvokeErrorMessage((int)error).TrimEnd('.', ' ')} ({(int)error}).";
}
