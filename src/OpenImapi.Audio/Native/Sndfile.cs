using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>libsndfile: opening and closing, and what went wrong.</summary>
internal static unsafe partial class Sndfile
{
    public const int Read = 0x10;
    public const int Write = 0x20;

    /// <summary>The file is of no kind that the library knows.</summary>
    public const int UnrecognisedFormat = 1;

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_open_virtual")]
    public static partial nint OpenVirtual(in SndfileCallbacks callbacks, int mode, ref SndfileInfo info, nint state);

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_close")]
    public static partial int Close(nint file);

    /// <summary>The error of a file, or of the last opening when there is none.</summary>
    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_error")]
    public static partial int Error(nint file);

    /// <summary>The same in words.</summary>
    public static string Message(nint file) => Marshal.PtrToStringUTF8(ErrorText(file)) ?? "";

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_strerror")]
    private static partial nint ErrorText(nint file);
}

/// <summary>SF_INFO.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SndfileInfo
{
    public long Frames;
    public int SampleRate;
    public int Channels;
    public int Format;
    public int Sections;
    public int Seekable;

    /// <summary>The container.</summary>
    public readonly SndfileType Type => (SndfileType)(Format & 0x0FFF0000);

    /// <summary>How samples are coded in it.</summary>
    public readonly SndfileCoding Coding => (SndfileCoding)(Format & 0xFFFF);
}

/// <summary>SF_VIRTUAL_IO: how the library gets at the bytes of a file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SndfileCallbacks
{
    public delegate* unmanaged[Cdecl]<nint, long> Length;
    public delegate* unmanaged[Cdecl]<long, int, nint, long> Seek;
    public delegate* unmanaged[Cdecl]<void*, long, nint, long> Read;
    public delegate* unmanaged[Cdecl]<void*, long, nint, long> Write;
    public delegate* unmanaged[Cdecl]<nint, long> Tell;
}
