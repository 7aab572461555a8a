using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>The native libraries that this room can use, looked for once, under the names that they have on each system.</summary>
internal static class NativeLibraries
{
    public const string Sndfile = "sndfile";
    public const string Soxr = "soxr";
    public const string Ebur128 = "ebur128";

    private static readonly FrozenDictionary<string, nint> Found = Load();

    static NativeLibraries() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, static (name, _, _) => Found.GetValueOrDefault(name));

    /// <summary>A library is installed, for the processor that this program runs on.</summary>
    public static bool Has(string name) => Found[name] != 0;

    private static FrozenDictionary<string, nint> Load() => new Dictionary<string, nint>(StringComparer.Ordinal)
    {
        [Sndfile] = Load("libsndfile.so.1", "libsndfile.1.dylib", "libsndfile.dylib", "sndfile.dll", "libsndfile-1.dll"),
        [Soxr] = Load("libsoxr.so.0", "libsoxr.0.dylib", "libsoxr.dylib", "soxr.dll", "libsoxr.dll"),
        [Ebur128] = Load("libebur128.so.1", "libebur128.1.dylib", "libebur128.dylib", "ebur128.dll", "libebur128.dll"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static nint Load(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!name.Contains(Ending, StringComparison.Ordinal))
                continue;
            foreach (var folder in Folders)
            {
                if (NativeLibrary.TryLoad(folder + name, out var handle))
                    return handle;
            }
        }

        return 0;
    }

    private static string Ending => OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    /// <summary>Where the system looks by itself, then where Homebrew and MacPorts keep libraries.</summary>
    private static string[] Folders => OperatingSystem.IsMacOS() ? ["", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/"] : [""];
}
