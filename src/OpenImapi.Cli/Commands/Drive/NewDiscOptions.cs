using System.CommandLine;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>What may be said of a new blank disc.</summary>
internal sealed class NewDiscOptions
{
    private readonly Option<string?> mediaId = OptionOf.Text("--media-id", "ID",
        "What the blank disc says of its maker: 97:26:66 on a CD, MAKER-TYPE-REVISION such as MILLEN-MR1-000 on DVD+R, DVD+RW and BD.");

    private readonly Option<bool> unformatted = OptionOf.Flag("--unformatted", "The DVD-RAM was never formatted; else it comes formatted, as such discs are sold.");

    public void AddTo(Verb verb)
    {
        verb.Add(mediaId);
        verb.Add(unformatted);
    }

    public DiscOptions Read(ParseResult said) => new() { MediaId = said.GetValue(mediaId), Unformatted = said.GetValue(unformatted) };
}
