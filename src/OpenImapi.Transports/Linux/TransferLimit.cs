using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Linux;

/// <summary>How much one command may move, as the kernel's driver of the bus has it.</summary>
internal static class TransferLimit
{
    /// <summary>What is moved where the kernel does not say; every driver takes it.</summary>
    private const int Modest = 64 << 10;

    private const int Most = 512 << 10;
    private const int Page = 4096;

    public static unsafe int Of(LinuxSystem system, OpticalDevice device, SafeFileHandle file)
    {
        if (device.Block is not null && device.Node == device.Block)
            return OfQueue(system, device.Block);
        int bytes; // A generic device answers in bytes, a device of blocks would in sectors.
        return Libc.Ioctl(file, SgIoHeader.TransferLimitRequest, &bytes) == 0 ? Whole(bytes) : Modest;
    }

    /// <summary>The least of the limits on bytes and on pieces; a buffer's first and last page may be pieces of their own.</summary>
    internal static int OfQueue(LinuxSystem system, string block)
    {
        var bytes = Number(system, block, "max_sectors_kb") is { } kilobytes ? kilobytes << 10 : Modest;
        var pieces = Number(system, block, "max_segments") is > 1 and { } segments ? (segments - 1) * Page : Most;
        return Whole(Math.Min(bytes, pieces));
    }

    private static int? Number(LinuxSystem system, string block, string name) =>
        int.TryParse(system.Read($"/sys/class/block/{block}/queue/{name}"), out var number) && number is > 0 and <= Most ? number : null;

    /// <summary>In whole pages, and at least one.</summary>
    private static int Whole(int bytes) => Math.Clamp(bytes, Page, Most) / Page * Page;
}
