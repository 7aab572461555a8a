using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Windows;

/// <summary>What Windows knows of a drive since it found it: STORAGE_DEVICE_DESCRIPTOR of winioctl.h.</summary>
internal readonly record struct StorageDescriptor(string Vendor, string Product, string Serial)
{
    private const int VendorAt = 12;
    private const int ProductAt = 16;
    private const int SerialAt = 24;

    /// <summary>Asks; nothing where Windows does not say.</summary>
    public static unsafe StorageDescriptor? Of(SafeFileHandle device)
    {
        var query = stackalloc uint[3]; // StorageDeviceProperty, PropertyStandardQuery
        query[0] = query[1] = query[2] = 0;
        var answer = new byte[1024];
        uint returned;
        fixed (byte* buffer = answer)
            return Kernel32.DeviceIoControl(device, ControlCode.StorageQueryProperty, query, 12, buffer, (uint)answer.Length, &returned, null) == 0
                ? null
                : Read(answer.AsSpan(0, (int)Math.Min(returned, (uint)answer.Length)));
    }

    internal static StorageDescriptor? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length < SerialAt + sizeof(uint) ? null : new(Text(bytes, VendorAt), Text(bytes, ProductAt), Text(bytes, SerialAt));

    /// <summary>The text whose place stands at an offset; place 0, or one beyond the end, means none.</summary>
    private static string Text(ReadOnlySpan<byte> bytes, int at)
    {
        var place = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        if (place == 0 || place >= bytes.Length)
            return "";
        var text = bytes[(int)place..];
        var end = text.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? text : text[..end]).Trim();
    }
}
