using OpenImapi.Formats;

namespace OpenImapi.Mastering.Linux;

/// <summary>What the system's error number means for a file or folder that was to be read.</summary>
internal static class SourceFailure
{
    public static DiscException Of(int error, string description) => error is Libc.NoSuchEntry or Libc.NotAFolder
        ? new(MasteringErrors.SourceMissing, $"{description} is not there.")
        : new(MasteringErrors.SourceUnreadable, $"{description} cannot be read: {Libc.Message(error)}.");
}
