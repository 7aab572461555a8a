using System.Collections.Immutable;
using System.CommandLine;
using OpenImapi.Formats;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>Options that make a virtual drive fail, or behave as some real ones do.</summary>
internal sealed class FaultOptions
{
    private readonly Option<string[]> faults = OptionOf.Texts("--fault", "KIND[,KEY=VALUE]...",
        "Something that goes wrong on request, such as write-error,block=1500+32,times=2; may be said more than once.");

    private readonly Option<string?> file = OptionOf.Text("--fault-file", "FILE", "A file with a fault in each line; '#' begins a comment.");

    private readonly Option<string[]> quirks = OptionOf.Texts("--quirks", "NAME",
        $"A way in which real drives depart from the standard: {string.Join(", ", DriveQuirk.All.Select(quirk => quirk.Name))}; may be said more than once.");

    private readonly Option<string?> replay = OptionOf.Text("--replay", "FILE",
        "A trace that --trace wrote: the drive answers as that drive did; without MEDIUM, with a blank disc like the one it had.");

    public IEnumerable<Option> All => [faults, file, quirks, replay];

    /// <summary>These options of the recorder with what was said.</summary>
    /// <exception cref="DiscException">A fault or a quirk is none, or a file cannot be read.</exception>
    public RecorderOptions Apply(RecorderOptions options, ParseResult said) => options with
    {
        Faults = [.. (said.GetValue(faults) ?? []).Select(DriveFault.Parse), .. OfFile(said.GetValue(file))],
        Quirks = [.. (said.GetValue(quirks) ?? []).Select(Quirk)],
        Replay = said.GetValue(replay) is { } trace ? DriveReplay.Load(trace) : null,
    };

    private static ImmutableArray<DriveFault> OfFile(string? path)
    {
        if (path is null)
            return [];
        try
        {
            return DriveFault.ParseLines(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(CliErrors.NoPath, $"{path} cannot be read: {fault.Message}", inner: fault);
        }
    }

    private static DriveQuirk Quirk(string name) => DriveQuirk.Find(name)
        ?? throw new DiscException(VirtualErrors.UnknownQuirk, $"There is no quirk '{name}'; there are {string.Join(", ", DriveQuirk.All.Select(quirk => quirk.Name))}.");
}
