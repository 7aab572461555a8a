using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The optical drives of this computer.</summary>
public interface ILocalDrives : IDriveCatalog
{
    /// <summary>The drive at a path of the system's own, by whichever of its names; nothing where it leads to none.</summary>
    DriveAddress? Resolve(string path);
}
