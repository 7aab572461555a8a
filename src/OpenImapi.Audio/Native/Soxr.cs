using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>libsoxr. Samples are float, channels in turn; counts are of samples in each channel.</summary>
internal static unsafe partial class Soxr
{
    /// <summary>SOXR_VHQ: 28 bits of precision.</summary>
    public const uint VeryHighQuality = 6;

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_quality_spec")]
    public static partial SoxrQuality Quality(CULong recipe, CULong flags);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_create")]
    public static partial nint Create(double fromRate, double toRate, uint channels, out nint error, nint formats, in SoxrQuality quality, nint threads);

    /// <summary>Takes and gives samples; without input it gives the rest. Returns words where it fails.</summary>
    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_process")]
    public static partial nint Process(nint resampler, float* input, nuint available, out nuint taken, float* output, nuint room, out nuint given);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_delete")]
    public static partial void Delete(nint resampler);

    /// <summary>As "0.1.3".</summary>
    public static string VersionText => (Marshal.PtrToStringUTF8(Version()) ?? "").Replace("libsoxr-", "", StringComparison.Ordinal);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_version")]
    private static partial nint Version();
}

/// <summary>soxr_quality_spec_t.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SoxrQuality
{
    public double Precision;
    public double PhaseResponse;
    public double PassbandEnd;
    public double StopbandBegin;
    public nint Reserved;
    public CULong Flags;
}

/// <summary>A resampler of libsoxr.</summary>
internal sealed class SoxrHandle : SafeHandle
{
    public SoxrHandle(nint resampler)
        : base(0, ownsHandle: true) => SetHandle(resampler);

    public override bool IsInvalid => handle == 0;

    /// <summary>For calls, while this object is held.</summary>
    public nint Resampler => handle;

    protected override bool ReleaseHandle()
    {
        Soxr.Delete(handle);
        return true;
    }
}
