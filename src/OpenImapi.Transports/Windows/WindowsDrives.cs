using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Windows;

/// <summary>Finds the optical drives of Windows: by their letters, and those without one by their numbers.</summary>
internal static unsafe class WindowsDrives
{
    private const int Letters = 26;
    private const int Numbers = 64;
    private const int PathLength = 512;

    public static IReadOnlyList<DriveAddress> List()
    {
        var names = Lettered().Select(letter => (Name: letter, Target: TargetOf(letter))).ToList();
        for (var number = 0; number < Numbers; number++)
            if (TargetOf($"CdRom{number}") is { } target && names.TrueForAll(name => name.Target != target))
                names.Add(($"CdRom{number}", target));
        return Distinct([.. names.Select(name => Describe(name.Name))]);
    }

    /// <summary>Opens a drive for commands.</summary>
    /// <exception cref="Formats.DiscException">It is not there, or may not be used.</exception>
    public static SptiDevice Open(DriveAddress address)
    {
        var device = Open(address.Location, Kernel32.GenericRead | Kernel32.GenericWrite);
        return device.IsInvalid ? throw WindowsFaults.OfOpening((Win32Error)Marshal.GetLastPInvokeError(), address.Name) : new(address.Name, device);
    }

    private static IEnumerable<string> Lettered()
    {
        var used = Kernel32.GetLogicalDrives();
        return Enumerable.Range(0, Letters).Where(letter => (used & 1u << letter) != 0).Select(letter => $"{(char)('A' + letter)}:")
            .Where(letter => Kernel32.GetDriveType($@"{letter}\") == Kernel32.OpticalDrive);
    }

    private static (string Name, string Location, StorageDescriptor Known) Describe(string name)
    {
        var location = $@"\\.\{name}";
        using var device = Open(location, access: 0);
        return (name, location, (device.IsInvalid ? null : StorageDescriptor.Of(device)) ?? default);
    }

    /// <summary>Drives that give themselves the same identity are told apart by their names.</summary>
    private static List<DriveAddress> Distinct(List<(string Name, string Location, StorageDescriptor Known)> drives)
    {
        var identities = drives.ConvertAll(drive => IdentityOf(drive.Known, drive.Known.Serial is { Length: > 0 } serial ? serial : drive.Name));
        return [.. drives.Select((drive, at) => new DriveAddress(drive.Name, drive.Location,
            identities.Count(other => other == identities[at]) == 1 ? identities[at] : IdentityOf(drive.Known, $"{drive.Known.Serial}\n{drive.Name}")))];
    }

    private static Guid IdentityOf(StorageDescriptor known, string distinction) => DriveIdentity.Of(known.Vendor ?? "", known.Product ?? "", distinction);

    private static SafeFileHandle Open(string location, uint access) =>
        Kernel32.CreateFile(location, access, Kernel32.ShareAll, null, Kernel32.OpenExisting, 0, 0);

    /// <summary>The device that a short name stands for, such as \Device\CdRom0.</summary>
    private static string? TargetOf(string name)
    {
        var target = stackalloc char[PathLength];
        return Kernel32.QueryDosDevice(name, target, PathLength) == 0 ? null : new(target);
    }
}
