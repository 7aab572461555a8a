using System.Runtime.InteropServices;

namespace OpenImapi.Interop.Tests.RedBook;

/// <summary>libcdio's reader of CD-TEXT packs.</summary>
internal static partial class LibCdioCdText
{
    private const string Library = "libcdio.so.19";

    public enum Field
    {
        Title,
        Performer,
        Songwriter,
        Composer,
        Message,
        Arranger,
        Isrc,
        UpcEan,
        Genre,
        DiscId,
    }

    [LibraryImport(Library, EntryPoint = "cdtext_init")]
    public static partial nint Init();

    [LibraryImport(Library, EntryPoint = "cdtext_destroy")]
    public static partial void Destroy(nint text);

    /// <summary>Takes packs without header; 0 is success.</summary>
    [LibraryImport(Library, EntryPoint = "cdtext_data_init")]
    public static partial int Load(nint text, ReadOnlySpan<byte> packs, nuint length);

    [LibraryImport(Library, EntryPoint = "cdtext_set_language_index")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SelectBlock(nint text, int index);

    [LibraryImport(Library, EntryPoint = "cdtext_get_language")]
    public static partial int Language(nint text);

    [LibraryImport(Library, EntryPoint = "cdtext_get_genre")]
    public static partial int Genre(nint text);

    [LibraryImport(Library, EntryPoint = "cdtext_get_first_track")]
    public static partial byte FirstTrack(nint text);

    [LibraryImport(Library, EntryPoint = "cdtext_get_last_track")]
    public static partial byte LastTrack(nint text);

    [LibraryImport(Library, EntryPoint = "cdtext_get_const")]
    private static partial nint GetConst(nint text, Field field, byte track);

    /// <summary>A text; empty where there is none.</summary>
    public static string Get(nint text, Field field, int track) => Marshal.PtrToStringUTF8(GetConst(text, field, (byte)track)) ?? "";

    /// <summary>False where the library is not installed: the test is skipped, or fails under <c>CI=true</c>.</summary>
    public static void Require() => NativeJudge.Require(Library);
}
