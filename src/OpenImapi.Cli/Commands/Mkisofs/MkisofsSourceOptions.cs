using static OpenImapi.Cli.MkisofsOption;

namespace OpenImapi.Cli;

/// <summary>What goes into the tree. A pattern is compared with a file's name, or where it has a '/', with its path on disk as the command line begins it.</summary>
internal static class MkisofsSourceOptions
{
    public static IReadOnlyList<MkisofsOption> All { get; } =
    [
        Flag("graft-points", "target=source puts a source elsewhere than at the root; '=' and '\\' in names are written '\\=' and '\\\\'.",
            order => order.Sourced(sources => sources with { Grafts = true })),
        With("path-list", "FILE", "Take more sources from a file, a line each; '-' is standard input.",
            (order, words) => order.Sourced(sources => sources with { Lists = sources.Lists.Add(words.Text) })),
        Flag("f follow-links", "Take what links lead to, not the links.", order => order.Sourced(sources => sources with { FollowLinks = true })),
        With("m exclude", "GLOB", "Leave out files and folders of that name or path.",
            (order, words) => order.Sourced(sources => sources with { Excluded = sources.Excluded.Add(words.Text) })),
        With("x old-exclude", "GLOB", "The same as -m.",
            (order, words) => order.Sourced(sources => sources with { Excluded = sources.Excluded.Add(words.Text) })),
        With("hide", "GLOB", "Show them in no directory of ISO 9660 and Rock Ridge; their data stay.",
            (order, words) => order.Sourced(sources => sources with { HiddenFromIso = sources.HiddenFromIso.Add(words.Text) })),
        With("hide-joliet", "GLOB", "Show them in no directory of Joliet.",
            (order, words) => order.Sourced(sources => sources with { HiddenFromJoliet = sources.HiddenFromJoliet.Add(words.Text) })),
        With("sort", "FILE", "Lines of a path on disk and a weight: the data of higher weights lie earlier.",
            (order, words) => order.Sourced(sources => sources with { SortFiles = sources.SortFiles.Add(words.Text) })),
        With("sort-weight", "N PATH", "The same for a path in the image and all below it.",
            (order, words) => order.Sourced(sources => sources with { Weights = sources.Weights.Add(((int)words.Number(0, int.MinValue, int.MaxValue), words[1])) })),
        With("C cdrecord-params", "LAST,NEXT", "Make a later session: the first blocks of the disc's last session and of this one.",
            (order, words) => order with { Sessions = SessionsOf(words) }),
        With("M prev-session", "FILE|D", "Go on with the last session of that image or drive; needs -C.", (order, words) => order with { Previous = words.Text }),
    ];

    private static (long, long) SessionsOf(MkisofsWords words)
    {
        if (words.Text.Split(',') is not [var last, var next])
            throw UsageFault.Of($"{words.Option} takes two block addresses, such as 0,11702; not '{words.Text}'.");
        var both = words with { Words = [last, next] };
        return (both.Number(0, 0, uint.MaxValue), both.Number(1, 0, uint.MaxValue));
    }
}
