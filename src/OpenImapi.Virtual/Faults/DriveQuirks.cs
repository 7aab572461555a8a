using System.Collections.Immutable;

namespace OpenImapi.Virtual;

/// <summary>The table of quirks.</summary>
internal static class DriveQuirks
{
    public static readonly ImmutableArray<DriveQuirk> All =
    [
        new("endless-media-events", "GET EVENT STATUS NOTIFICATION tells of a new medium each time it is asked.",
            "Drives for which Linux stops to believe these events after eight that TEST UNIT READY does not confirm (drivers/scsi/sr.c, ignore_get_event).")
        {
            EndlessMediaEvents = true,
        },
        new("opc-fails", "SEND OPC INFORMATION ends with 3/73/03, power calibration area error.",
            "Pioneer DVR-107D 1.10 and others, in reports of growisofs (\"PERFORM OPC failed with SK=3h/ASC=73h/ACQ=03h\").")
        {
            Faults = [DriveFault.Parse("check,command=send-opc-information,times=always,sense=3/73/03")],
        },
        new("no-quick-certification", "FORMAT UNIT of a BD-RE with spare areas (30h) and quick certification ends with 5/26/00.",
            "LG GGW-H20L YL03, in libburn's format choice (libburn/mmc.c, note of November 2008).")
        {
            Faults = [DriveFault.Parse("check,command=format-unit,data=????????????????C3,times=always,sense=5/26/00")],
        },
        new("no-six-byte-modes", "MODE SENSE (6) and MODE SELECT (6) are not known: 5/20/00.",
            "ATAPI drives, whose packets have twelve bytes; Linux asks optical drives by the ten-byte commands alone (drivers/scsi/sr.c, use_10_for_ms).")
        {
            Faults = [DriveFault.Parse("refuse,command=mode-sense6+mode-select6")],
        },
        new("small-transfers", "A command moves 65,536 bytes at the most.",
            "TORiSAN DVD-ROM DRD-N216, which Linux gives 128 sectors of 512 bytes at the most (drivers/ata/libata-core.c, ATA_HORKAGE_MAX_SEC_128).")
        {
            MaximumTransferLength = 65_536,
        },
    ];
}
