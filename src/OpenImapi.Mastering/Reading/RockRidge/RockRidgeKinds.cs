using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>What an entry is that is no folder.</summary>
internal static class RockRidgeKinds
{
    public static SourceKind Of(RockRidgeFile file) => file.Attributes?.Mode.Type switch
    {
        PosixFileType.SymbolicLink => SourceKind.Link,
        PosixFileType.CharacterDevice => SourceKind.CharacterDevice,
        PosixFileType.BlockDevice => SourceKind.BlockDevice,
        PosixFileType.Fifo => SourceKind.Fifo,
        PosixFileType.Socket => SourceKind.Socket,
        null when file.Link is not null => SourceKind.Link,
        _ => SourceKind.File,
    };
}
