namespace OpenImapi.Mastering;

/// <summary>A partition as a table of an image shows it.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="FirstSector">Its first sector of 512 bytes.</param>
/// <param name="Sectors">How many sectors it has.</param>
/// <param name="Name">What it is, for people.</param>
public sealed record PlannedPartition(int Number, long FirstSector, long Sectors, string Name)
{
    /// <summary>Its type where the table is an MBR.</summary>
    public byte? MbrType { get; init; }

    /// <summary>Its type where the table is a GPT.</summary>
    public Guid? GptType { get; init; }

    /// <summary>Whether a BIOS is to start from it.</summary>
    public bool IsActive { get; init; }
}
