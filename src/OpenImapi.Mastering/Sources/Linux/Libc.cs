using System.Runtime.InteropServices;

namespace OpenImapi.Mastering.Linux;

/// <summary>The system calls that take names as bytes, so that a name need not be text. Each call has its own file.</summary>
internal static partial class Libc
{
    private const string Library = "libc";

    /// <summary>Stands for the working folder where a call wants the handle of a folder.</summary>
    private const int WorkingFolder = -100;

    public const int NoSuchEntry = 2;
    public const int Interrupted = 4;
    public const int NoSuchDeviceOrAddress = 6;
    public const int NotPermitted = 1;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int NotAFolder = 20;
    public const int NotSupported = 95;
    public const int TooManyLinks = 40;

    /// <summary>The error of the last call, in words.</summary>
    public static string Message(int error) => Marshal.GetPInvokeErrorMessage(error);

    /// <summary>A name as the system wants it, with a zero behind it; the room is longer than the name.</summary>
    private static ReadOnlySpan<byte> Terminated(ReadOnlySpan<byte> name, Span<byte> room)
    {
        name.CopyTo(room);
        room[name.Length] = 0;
        return room[..(name.Length + 1)];
    }

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
}
