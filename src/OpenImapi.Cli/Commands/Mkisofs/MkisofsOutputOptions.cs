using static OpenImapi.Cli.MkisofsOption;

namespace OpenImapi.Cli;

/// <summary>Where the image goes, and what is said meanwhile.</summary>
internal static class MkisofsOutputOptions
{
    public static IReadOnlyList<MkisofsOption> All { get; } =
    [
        With("o output", "FILE", "The image; what is there is replaced. Standard output if not said.", (order, words) => order.Told(output => output with { File = words.Text })),
        Flag("pad", "Put 150 blocks of zeros behind the files; this is the default.", order => order.Volumed(volume => volume with { Padding = MkisofsOrder.UsualPadding })),
        Flag("no-pad", "Put none.", order => order.Volumed(volume => volume with { Padding = new(0) })),
        Flag("print-size", "Only tell how many blocks of 2,048 bytes the image would have.", order => order.Told(output => output with { SizeOnly = true })),
        With("log-file", "FILE", "Write messages to a file, not to standard error.", (order, words) => order.Told(output => output with { Log = words.Text })),
        Flag("quiet", "Tell of nothing but warnings and errors.", order => order.Told(output => output with { Quiet = true, Verbose = false })),
        Flag("v verbose", "Tell where everything lies.", order => order.Told(output => output with { Verbose = true, Quiet = false })),
    ];
}
