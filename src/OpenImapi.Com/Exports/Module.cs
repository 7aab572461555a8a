using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OpenImapi.Com;

/// <summary>The native library that programs load.</summary>
[SupportedOSPlatform("windows")]
internal static partial class Module
{
    /// <summary>Not openimapi.dll: on Windows that is the same name as the one of the assembly beside it.</summary>
    private const string FileName = "libopenimapi.dll";

    /// <summary>Its full path; without the library in the process, an error of Windows.</summary>
    /// <exception cref="Win32Exception">The library does not run under its own name.</exception>
    public static string Path()
    {
        var path = new char[short.MaxValue];
        var module = GetModuleHandle(FileName);
        var length = module == 0 ? 0 : GetModuleFileName(module, path, path.Length);
        return length > 0 ? new(path, 0, length) : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("kernel32", EntryPoint = "GetModuleHandleW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial nint GetModuleHandle(string name);

    [LibraryImport("kernel32", EntryPoint = "GetModuleFileNameW", SetLastError = true)]
    private static partial int GetModuleFileName(nint module, [Out] char[] path, int size);
}
