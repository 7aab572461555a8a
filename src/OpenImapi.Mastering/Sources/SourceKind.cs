namespace OpenImapi.Mastering;

/// <summary>What a node of a <see cref="SourceTree"/> is.</summary>
public enum SourceKind
{
    Folder,

    /// <summary>A file with bytes of its own; it may have several names.</summary>
    File,

    /// <summary>A symbolic link: a path, kept as it is.</summary>
    Link,

    CharacterDevice,

    BlockDevice,

    /// <summary>A named pipe.</summary>
    Fifo,

    Socket,
}

/// <summary>The numbers by which a system finds the driver of a device, and the device among the driver's.</summary>
public readonly record struct DeviceNumbers(uint Major, uint Minor);
