using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>Samples. A frame is one sample of every channel.</summary>
internal static unsafe partial class Sndfile
{
    /// <summary>Integers, the highest bit of a sample in the highest of the 32. Must not be asked of floating sound.</summary>
    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_readf_int")]
    public static partial long ReadIntegers(nint file, int* samples, long frames);

    /// <summary>Full scale is 1; sound beyond it comes as it is.</summary>
    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_readf_float")]
    public static partial long ReadFloats(nint file, float* samples, long frames);

    [LibraryImport(NativeLibraries.Sndfile, EntryPoint = "sf_writef_short")]
    public static partial long WriteShorts(nint file, short* samples, long frames);
}
