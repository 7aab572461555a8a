namespace OpenImapi.Formats.Sheets;

/// <summary>How the characters of a sheet are coded.</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public enum SheetEncoding
{
    /// <summary>By byte order mark; else UTF-8 where the bytes are valid as such; else whichever code page is more plausible.</summary>
    Detect,

    Utf8,

    /// <summary>Windows code page 1252, as European rippers write.</summary>
    Windows1252,

    /// <summary>Windows code page 932, as Japanese rippers write.</summary>
    ShiftJis,

    /// <summary>UTF-16, little end first.</summary>
    Utf16,

    /// <summary>UTF-16, big end first.</summary>
    Utf16BigEndian,
}
