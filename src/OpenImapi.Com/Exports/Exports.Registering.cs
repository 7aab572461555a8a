using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OpenImapi.Com;

/// <summary>What regsvr32 calls: for the user who runs it, or by <c>regsvr32 /n /i:machine</c> for every user.</summary>
internal static unsafe partial class Exports
{
    [SupportedOSPlatform("windows")]
    [UnmanagedCallersOnly(EntryPoint = nameof(DllRegisterServer))]
    public static int DllRegisterServer() => Handing.Answer(() => Registration.ForUser().Write());

    [SupportedOSPlatform("windows")]
    [UnmanagedCallersOnly(EntryPoint = nameof(DllUnregisterServer))]
    public static int DllUnregisterServer() => Handing.Answer(() => Registration.ForUser().Remove());

    /// <summary>As the two above, with the word <c>user</c> or none; the word <c>machine</c> is for every user.</summary>
    [SupportedOSPlatform("windows")]
    [UnmanagedCallersOnly(EntryPoint = nameof(DllInstall))]
    public static int DllInstall(int install, char* words) => Handing.Answer(() =>
    {
        var registration = new string(words) switch
        {
            "" or "user" => Registration.ForUser(),
            "machine" => Registration.ForMachine(),
            var other => throw new ArgumentException($"'{other}' is neither user nor machine.", nameof(words)),
        };
        return install != 0 ? registration.Write() : registration.Remove();
    });
}
