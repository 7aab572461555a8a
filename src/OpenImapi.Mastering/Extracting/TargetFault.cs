using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>One thing could not be written; whoever knows its name says which.</summary>
internal sealed class TargetFault(DiscError error, string reason, Exception? inner = null) : Exception(reason, inner)
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public DiscError Error => error;

    public static TargetFault Of(Exception cause)
    {
        var isFull = cause.HResult == WindowsDiskFull || (OperatingSystem.IsLinux() && cause.HResult is Linux.Libc.NoSpace or Linux.Libc.QuotaReached);
        return new(isFull ? ExtractionErrors.Full : ExtractionErrors.Failed, cause.Message, cause);
    }
}
