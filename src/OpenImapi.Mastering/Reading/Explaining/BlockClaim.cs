using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Something that a volume names, and the blocks that it lies in.</summary>
/// <param name="Extent">The blocks.</param>
/// <param name="Holds">What it is, for a list of all of them.</param>
internal sealed record BlockClaim(Extent Extent, string Holds)
{
    /// <summary>What one of the blocks is used for; nothing where that is what <see cref="Holds"/> says.</summary>
    public Func<Lba, string>? Use { get; init; }

    /// <summary>What stands in one of the blocks; nothing where that is content without a structure.</summary>
    public Explain? Structures { get; init; }

    /// <summary>False for what only an explanation of a block tells, since a list of everything has it otherwise.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Tells what stands in a block that was read.</summary>
    public delegate ValueTask<IReadOnlyList<ExplainedStructure>> Explain(Lba block, byte[] bytes, CancellationToken cancellation);

    /// <summary>An explanation that needs nothing but the block's bytes.</summary>
    public static Explain From(Func<byte[], IReadOnlyList<ExplainedStructure>> explain) => (_, bytes, _) => ValueTask.FromResult(explain(bytes));

    /// <summary>An explanation of one structure at the start of the block.</summary>
    public static Explain One<T>(string title)
        where T : struct, IStructure => From(bytes => [new(0, title, Structure.Explain<T>(bytes))]);

    /// <summary>The place of a block among those of the claim, such as "block 2 of 5".</summary>
    public string PartOf(Lba block) => $"block {(block - Extent.Start).Value + 1} of {Extent.Length}";
}
