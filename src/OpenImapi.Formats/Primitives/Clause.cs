namespace OpenImapi.Formats;

/// <summary>The documents that the on-disc structures and commands follow, with the edition meant.</summary>
public enum Standard
{
    /// <summary>ECMA-119, 2nd edition, December 1987 (ISO 9660:1988): volume and file structure of CD-ROM.</summary>
    Ecma119,

    /// <summary>ISO/IEC DIS 9660:1999(E): version 2 of ISO 9660, with enhanced volumes.</summary>
    Iso9660Version2,

    /// <summary>Joliet Specification, May 22, 1995: ISO 9660 supplementary volumes in UCS-2.</summary>
    Joliet,

    /// <summary>ECMA-130, 2nd edition, June 1996: read-only CD-ROM of 120 mm.</summary>
    Ecma130,

    /// <summary>IEC 60908, 2nd edition, February 1999: Compact disc digital audio system, the Red Book.</summary>
    Iec60908,

    /// <summary>INCITS 360-2002: SCSI Multi-Media Commands 3 (MMC-3), revision 10g; its annex J is the public text on CD-TEXT.</summary>
    Mmc3,

    /// <summary>El Torito Bootable CD-ROM Format Specification, version 1.0, January 25, 1995.</summary>
    ElTorito,

    /// <summary>Manual page genisoimage(1), version 1.1.11, "EL TORITO BOOT INFORMATION TABLE".</summary>
    Genisoimage,

    /// <summary>Manual page xorrisofs(1), version 1.5.4: master boot records of images that boot as a disc and as a disk.</summary>
    Xorrisofs,

    /// <summary>IEEE P1281, draft version 1.12, July 8, 1994: System Use Sharing Protocol (SUSP).</summary>
    Susp,

    /// <summary>IEEE P1282, draft version 1.12, July 8, 1994: Rock Ridge Interchange Protocol (RRIP).</summary>
    Rrip,

    /// <summary>Description of the zisofs2 Format, revision 2.0-dev, October 1, 2020, with that of zisofs in it.</summary>
    Zisofs,

    /// <summary>Unified Extensible Firmware Interface Specification, version 2.10, August 2022.</summary>
    Uefi,

    /// <summary>RFC 9562: Universally Unique IDentifiers, May 2024.</summary>
    Rfc9562,

    /// <summary>Inside Macintosh: Devices, 1994, chapter 3: the Apple partition map.</summary>
    InsideMacintosh,

    /// <summary>INCITS 430-2007: SCSI Multi-Media Commands 5 (MMC-5), revision 4.</summary>
    Mmc5,

    /// <summary>INCITS 468-2010: SCSI Multi-Media Commands 6 (MMC-6), revision 2g.</summary>
    Mmc6,

    /// <summary>INCITS 513-2015: SCSI Primary Commands 4 (SPC-4), revision 37.</summary>
    Spc4,

    /// <summary>INCITS 515-2016: SCSI Architecture Model 5 (SAM-5), revision 21.</summary>
    Sam5,

    /// <summary>CDRWIN User's Guide, version 3.8, appendix on cuesheet commands: cue sheets.</summary>
    Cdrwin,

    /// <summary>Manual page cdrdao(1), version 1.2.4, with the encodings of 1.2.5: toc files.</summary>
    Cdrdao,

    /// <summary>MusicBrainz documentation, "Disc ID Calculation".</summary>
    MusicBrainz,

    /// <summary>CDDB protocol, level 6, "disc ID": how freedb and its kind number discs.</summary>
    Cddb,

    /// <summary>AccurateRip, whose maker published no text: as rippers compute its numbers, and print them in their logs.</summary>
    AccurateRip,

    /// <summary>ECMA-167, 3rd edition, June 1997 (ISO/IEC 13346): volume and file structure with non-sequential recording. Clauses are part/clause.</summary>
    Ecma167,

    /// <summary>OSTA Universal Disk Format Specification, revision 2.60, March 1, 2005.</summary>
    OstaUdf,

    /// <summary>OSTA Universal Disk Format Specification, revision 1.50, February 4, 1997: for what later revisions dropped.</summary>
    OstaUdf150,

    /// <summary>RFC 7143: Internet Small Computer System Interface (iSCSI), consolidated, April 2014.</summary>
    Rfc7143,
}

/// <summary>The clause of a standard that a type follows.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ClauseAttribute(Standard standard, string number) : Attribute
{
    public Standard Standard => standard;

    /// <summary>The clause's number in that edition.</summary>
    public string Number => number;
}
