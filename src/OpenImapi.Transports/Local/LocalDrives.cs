using OpenImapi.Transports.Linux;
using OpenImapi.Transports.Windows;

namespace OpenImapi.Transports;

/// <summary>The way to the drives of this computer.</summary>
public static class LocalDrives
{
    /// <summary>The catalogue for the system that runs here; nothing where its drives are not driven, as on macOS.</summary>
    public static ILocalDrives? OfThisComputer() =>
        OperatingSystem.IsLinux() ? new LinuxDriveCatalog() : OperatingSystem.IsWindows() ? new WindowsDriveCatalog() : null;
}
