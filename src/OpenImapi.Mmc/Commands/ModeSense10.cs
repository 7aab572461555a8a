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
        (Page, Control, DisableBlockDescriptors) = f.ModePageRequest(Code, Page, Control, DisableBlockDescriptors);
        f.Zero(3);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
