using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What was said of the image as a disk.</summary>
internal sealed record MkisofsDisk
{
    public HybridOptions Options { get; init; } = new();

    /// <summary>Whether anything was said at all.</summary>
    public bool IsWanted { get; init; }

    /// <summary>Whether a GPT was asked for by a partition that only it can show.</summary>
    public bool Gpt { get; init; }

    /// <summary>Whether a GPT was asked for as isohybrid makes it.</summary>
    public bool GptAndMbr { get; init; }

    public bool Protective { get; init; }

    public MkisofsDisk With(Func<HybridOptions, HybridOptions> change) => this with { IsWanted = true, Options = change(Options) };

    /// <summary>Adds a partition behind the volume.</summary>
    public MkisofsDisk Append(int number, string file, byte? type, Guid? guid) => With(options => options with
    {
        Appended = options.Appended.Add(new(number, FileContent.FromFile(file)) { Type = type ?? (guid is null || guid == SystemPartition ? (byte)0xEF : (byte)0x83), Guid = guid }),
    });

    /// <summary>An image beside the tree that a GPT shows: it lies in the volume, and has no name there.</summary>
    public MkisofsDisk WithSystemPartition(string file) => With(options => options with { SystemPartition = FileContent.FromFile(file), EfiImageAsPartition = false }) with { Gpt = true };

    /// <summary>Bytes of an appended partition.</summary>
    /// <exception cref="Formats.DiscException">There is none of that number.</exception>
    public long LengthOf(int number) => Options.Appended.FirstOrDefault(each => each.Number == number)?.Content.Length
        ?? throw UsageFault.Of($"A boot image is said to be appended partition {number}, and there is none.", "Say -append_partition, too.");

    public HybridOptions? ToOptions() => !IsWanted ? null : Options with
    {
        Tables = GptAndMbr ? HybridTables.GptAndMbr : Gpt ? HybridTables.Gpt : Protective && Options.Appended.IsEmpty ? HybridTables.ProtectiveMbr : HybridTables.Mbr,
    };

    private static Guid SystemPartition { get; } = new("C12A7328-F81F-11D2-BA4B-00A0C93EC93B");
}
