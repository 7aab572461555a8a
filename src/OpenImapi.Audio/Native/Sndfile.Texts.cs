using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>Texts in files, and what the library says of itself.</summary>
internal static unsafe partial class Sndfile
{
    public const int Title = 0x01;
    public const int Artist = 0x04;
    public const int Comment = 0x05;
    public const int Album = 0x07;
    public const int TrackNumber = 0x09;
    public const int Genre = 0x10;

    private const int GetLogInfo = 0x1001;
    private const int GetChannelMapInfo = 0x1100;

    /// <summary>A text of a file, empty where it has none.</summary>
    public static string Text(nint file, int kind) => Marshal.PtrToStringUTF8(GetString(file, kind)) ?? "";

    /// <summary>As "1.2.0".</summary>
    public static string Version => (Marshal.PtrToStringUTF8(VersionString()) ?? "").Replace("libsndfile-", "", StringComparison.Ordinal);

    /// <summary>What the library noticed while it opened a file.</summary>
    public static string Log(nint file)
    {
        var text = new byte[16 * 1024];
        fixed (byte* place = text)
            _ = Command(file, GetLogInfo, place, text.Length);
        return System.Text.Encoding.Latin1.GetString(text).TrimEnd('\0');
    }

    /// <summary>Which loudspeaker each channel is for, or nothing where the file does not say.</summary>
    public static int[]? ChannelMap(nint file, int channels)
    {
        var map = new int[channels];
        fixed (int* place = map)
            return Command(file, GetChannelMapInfo, place, channels * sizeof(int)) == 1 ? map : null;
    }

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_set_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetString(nint file, int kind, string text);

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_get_string")]
    private static partial nint GetString(nint file, int kind);

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_version_string")]
    private static partial nint VersionString();

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_command")]
    private static partial int Command(nint file, int command, void* data, int size);
}
