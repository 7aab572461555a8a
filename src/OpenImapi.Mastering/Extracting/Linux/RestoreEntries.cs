using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>Stands for a time that is to stay as it is.</summary>
    private const nint Omitted = 0x3FFFFFFE;

    /// <summary>Sets the permissions of an open file or folder; returns the error's number, or 0.</summary>
    public static int SetMode(SafeFileHandle file, uint permissions) => Result(ChangeMode(file, permissions));

    /// <summary>Sets the permissions of what is no link; returns the error's number, or 0.</summary>
    public static int SetMode(SafeFileHandle folder, ReadOnlySpan<byte> name, uint permissions) => Result(ChangeModeAt(folder, [.. name, 0], permissions, 0));

    /// <summary>Sets who owns something, of a link the link itself; with an empty name the open file. Returns the error's number, or 0.</summary>
    public static int SetOwner(SafeFileHandle folder, ReadOnlySpan<byte> name, uint user, uint group) =>
        Result(ChangeOwnerAt(folder, [.. name, 0], user, group, name.IsEmpty ? EmptyPath : DoNotFollow));

    /// <summary>Sets when something was last modified, of a link the link itself; with an empty name the open file. Returns the error's number, or 0.</summary>
    public static int SetTime(SafeFileHandle folder, ReadOnlySpan<byte> name, DateTimeOffset modified)
    {
        var ticks = modified.UtcTicks - DateTime.UnixEpoch.Ticks;
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        ReadOnlySpan<TimeValue> times = [new(0, Omitted), new((nint)seconds, (nint)(rest * 100))];
        return Result(name.IsEmpty ? SetTimes(folder, times) : SetTimesAt(folder, [.. name, 0], times, DoNotFollow));
    }

    /// <summary>The number of the user whose rights count.</summary>
    [LibraryImport(Library, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport(Library, EntryPoint = "fchmod", SetLastError = true)]
    private static partial int ChangeMode(SafeFileHandle file, uint mode);

    [LibraryImport(Library, EntryPoint = "fchmodat", SetLastError = true)]
    private static partial int ChangeModeAt(SafeFileHandle folder, ReadOnlySpan<byte> name, uint mode, int flags);

    [LibraryImport(Library, EntryPoint = "fchownat", SetLastError = true)]
    private static partial int ChangeOwnerAt(SafeFileHandle folder, ReadOnlySpan<byte> name, uint user, uint group, int flags);

    [LibraryImport(Library, EntryPoint = "futimens", SetLastError = true)]
    private static partial int SetTimes(SafeFileHandle file, ReadOnlySpan<TimeValue> times);

    [LibraryImport(Library, EntryPoint = "utimensat", SetLastError = true)]
    private static partial int SetTimesAt(SafeFileHandle folder, ReadOnlySpan<byte> name, ReadOnlySpan<TimeValue> times, int flags);

    private readonly record struct TimeValue(nint Seconds, nint Nanoseconds);
}
