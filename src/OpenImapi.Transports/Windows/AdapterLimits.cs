using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Windows;

/// <summary>What the host adapter of a drive asks of a command's data.</summary>
/// <param name="MaximumTransferLength">The most bytes that one command may move.</param>
/// <param name="Alignment">Bytes; a buffer begins at a multiple of it.</param>
internal readonly record struct AdapterLimits(int MaximumTransferLength, nuint Alignment)
{
    /// <summary>What every adapter takes.</summary>
    private const int Modest = 64 << 10;

    private const int Most = 512 << 10;
    private const int Page = 4096;

    public static unsafe AdapterLimits Of(SafeFileHandle device)
    {
        IoScsiCapabilities capabilities;
        uint returned;
        return Kernel32.DeviceIoControl(device, ControlCode.ScsiGetCapabilities, null, 0, &capabilities, (uint)sizeof(IoScsiCapabilities), &returned, null) == 0
            ? new(Modest, 1)
            : Of(capabilities);
    }

    /// <summary>The least of the limits on bytes and on pages; a buffer's first and last page may be begun and not filled.</summary>
    internal static AdapterLimits Of(in IoScsiCapabilities capabilities)
    {
        var pages = capabilities.MaximumPhysicalPages > 1 ? Math.Min(capabilities.MaximumPhysicalPages - 1L, Most / Page) * Page : Modest;
        var bytes = Math.Min(capabilities.MaximumTransferLength == 0 ? Modest : capabilities.MaximumTransferLength, pages);
        return new((int)Math.Clamp(bytes / Page * Page, Page, Most), (capabilities.AlignmentMask & (capabilities.AlignmentMask + 1)) == 0 ? capabilities.AlignmentMask + 1 : Page);
    }

    public unsafe bool IsAligned(void* buffer) => (nuint)buffer % Alignment == 0;
}

/// <summary>IO_SCSI_CAPABILITIES of ntddscsi.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IoScsiCapabilities
{
    public uint Length;
    public uint MaximumTransferLength;
    public uint MaximumPhysicalPages;
    public uint SupportedAsynchronousEvents;
    public uint AlignmentMask;
    public byte TaggedQueuing;
    public byte AdapterScansDown;
    public byte AdapterUsesPio;
}
