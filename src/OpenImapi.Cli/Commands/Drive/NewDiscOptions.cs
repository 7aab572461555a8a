using System.CommandLine;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>What may be said of a new blank disc.</summary>
internal sealed class NewDiscOptions
{
    private readonly Option<string?> mediaId = OptionOf.Text("--media-id", "ID",
        "What the blank disc says of its maker: 97:26:66 on a CD, MAKER-TYPE-REVISION such as MILLEN-MR1-000 on DVD+R, DVD+RW and BD.");

    private readonly Option<bool> unformatted = OptionOf.Flag("--unformatted", "The DVD-RAM was never formatted; else it comes formatted, as such discs are sold.");

    private readonly BdBlankOptions bd = new();

    public void AddTo(Verb verb)
    {
        verb.Add(mediaId);
        verb.Add(unformatted);
        bd.AddTo(verb);
    }

    /// <param name="said">What was said.</param>
    /// <param name="medium">The kind of disc that it was said of.</param>
    public DiscOptions Read(ParseResult said, string medium) =>
        bd.Read(said, medium, new() { MediaId = said.GetValue(mediaId), Unformatted = said.GetValue(unformatted) });
}
