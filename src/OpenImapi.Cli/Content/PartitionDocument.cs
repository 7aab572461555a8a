using System.ComponentModel;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("A partition as a table of the image shows it.")]
internal sealed record PartitionDocument(
    [property: Description("Which table: mbr or gpt.")] string Table,
    [property: Description("The number in the table, from 1.")] int Number,
    [property: Description("The first sector of 512 bytes.")] long FirstSector,
    [property: Description("How many sectors.")] long Sectors,
    [property: Description("The type: two hexadecimal digits in an MBR, a GUID in a GPT.")] string PartitionType,
    [property: Description("Whether a BIOS is to start from it.")] bool Active,
    [property: Description("What it is.")] string Holds)
{
    public static PartitionDocument Of(PlannedPartition partition) => new(partition.GptType is null ? "mbr" : "gpt", partition.Number, partition.FirstSector, partition.Sectors,
        partition.GptType?.ToString("D").ToUpperInvariant() ?? $"{partition.MbrType:X2}", partition.IsActive, partition.Name);
}
