using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>libebur128: loudness as EBU R128 measures it. Calls return 0 when they succeed.</summary>
internal static unsafe partial class Ebur128
{
    /// <summary>Integrated loudness and true peak, with all that they need.</summary>
    public const int IntegratedAndTruePeak = 0b110101;

    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_init")]
    public static partial nint Create(uint channels, CULong sampleRate, int mode);

    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_destroy")]
    public static partial void Destroy(ref nint meter);

    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_add_frames_float")]
    public static partial int Add(nint meter, float* samples, nuint frames);

    /// <summary>Loudness in LUFS, minus infinity for silence.</summary>
    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_loudness_global")]
    public static partial int Loudness(nint meter, out double loudness);

    /// <summary>Loudness of several pieces taken as one.</summary>
    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_loudness_global_multiple")]
    public static partial int Loudness(nint* meters, nuint count, out double loudness);

    /// <summary>The highest value between samples of a channel, 1 being full scale.</summary>
    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_true_peak")]
    public static partial int TruePeak(nint meter, uint channel, out double peak);

    /// <summary>As "1.2.6".</summary>
    public static string VersionText
    {
        get
        {
            Version(out var major, out var minor, out var patch);
            return $"{major}.{minor}.{patch}";
        }
    }

    [LibraryImport(NativeLibraries.Ebur128, EntryPoint = "ebur128_get_version")]
    private static partial void Version(out int major, out int minor, out int patch);
}

/// <summary>A meter of libebur128.</summary>
internal sealed class Ebur128Handle : SafeHandle
{
    public Ebur128Handle(nint meter)
        : base(0, ownsHandle: true) => SetHandle(meter);

    public override bool IsInvalid => handle == 0;

    /// <summary>For calls, while this object is held.</summary>
    public nint Meter => handle;

    protected override bool ReleaseHandle()
    {
        Ebur128.Destroy(ref handle);
        return true;
    }
}
