using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>MODE SENSE (10): one mode page, without block descriptors.</summary>
[Clause(Standard.Mmc5, "6.13")]
public record struct ModeSense10(ModePageCode Page, PageControl Control = PageControl.Current, ushort AllocationLength = 256)
    : ICommand
{
    public static OperationCode Code => OperationCode.ModeSense10;

    public readonly int TransferLength => AllocationLength;

    /// <summary>DBD: no block descriptors, which MMC drives never have.</summary>
    public bool DisableBlockDescriptors { get; set; } = true;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        DisableBlockDescriptors = (f.UInt8("DBD", (byte)(DisableBlockDescriptors ? 8 : 0)) & 8) != 0;
        var page = f.UInt8("page control, page code", (byte)((int)Control << 6 | (int)Page));
        (Control, Page) = ((PageControl)(page >> 6), (ModePageCode)(page & 0x3F));
        f.UInt8("subpage code", 0);
        f.Zero(3);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
