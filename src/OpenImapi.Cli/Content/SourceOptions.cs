using System.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Where the content comes from besides the PATHs, and what of it is taken.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string[]> pathLists = OptionOf.Texts("--path-list", "FILE|-", "Also take the PATHs that FILE lists, one a line; '-' is standard input.");
    private readonly Option<string[]> pathLists0 = OptionOf.Texts("--path-list0", "FILE|-", "The same where a zero byte ends each, as after find -print0.");

    private readonly Option<string[]> archives = OptionOf.Texts("--tar", "FILE|-",
        "Take the content of a tar archive as a folder's, with owners and permissions as they stand in it; target=FILE puts it elsewhere, '-' is standard input. It may be compressed by gzip.");

    private readonly Option<string[]> excludes = OptionOf.Texts("--exclude", "GLOB",
        "Leave out what matches, and do not look into a folder that does. As in .gitignore, a pattern with a '/' at its start or within is for whole paths in the image, any other for names "
        + "at any depth; a '/' at its end is for folders only; '*' and '?' stop at '/', '**' does not.");

    private readonly Option<string[]> excludeLists = OptionOf.Texts("--exclude-from", "FILE", "Leave out what the patterns in FILE match, one a line; '#' starts a comment.");
    private readonly Option<string[]> includes = OptionOf.Texts("--include", "GLOB", "Take only what matches, with all that lies in it, and is not excluded.");
    private readonly Option<bool> oneFileSystem = OptionOf.Flag("--one-file-system", "Take folders where other file systems are mounted empty.");

    private readonly Option<bool> dedup = OptionOf.Flag("--dedup", "Store files with the same bytes once; they stay files of their own. All files of one length are read and compared first.");
    private readonly Option<bool> checksums = OptionOf.Flag("--checksums", $"Add a list of the SHA-256 of every file, {Checksums.FileName}, which 'sha256sum -c' reads in the root of the volume.");

    public IEnumerable<Option> All => [pathLists, pathLists0, archives, excludes, excludeLists, includes, oneFileSystem, dedup, checksums];

    /// <summary>What was said of sources.</summary>
    public SourceSettings Read(ParseResult said)
    {
        if (said.Has(oneFileSystem) && !OperatingSystem.IsLinux())
            throw UsageFault.Of("--one-file-system is for Linux alone.");
        return new()
        {
            Lists = [.. Texts(said, pathLists).Select(file => new PathList(file, false)), .. Texts(said, pathLists0).Select(file => new PathList(file, true))],
            Archives = Texts(said, archives),
            Excludes = [.. Texts(said, excludes).Select(Glob.Parse)],
            ExcludeLists = Texts(said, excludeLists),
            Includes = [.. Texts(said, includes).Select(Glob.Parse)],
            OneFileSystem = said.Has(oneFileSystem),
            Dedup = said.Has(dedup),
            Checksums = said.Has(checksums),
        };
    }

    private static string[] Texts(ParseResult said, Option<string[]> option) => said.GetValue(option) ?? [];
}
