using System.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What every command that reads a volume takes: which image or drive, which session of it, and which of its trees.</summary>
internal sealed class VolumeOptions(bool withTree = true, bool withAll = false)
{
    public Argument<string> Image { get; } = new("IMAGE") { Description = "An image file, or a drive such as virtual:lab." };

    public Option<string?> Tree { get; } = OptionOf.Word("--as",
        "Whose names, links and permissions to show. The richest that there is, if not said: Rock Ridge, then UDF, Joliet, plain ISO 9660.",
        "iso", "joliet", "rock-ridge", "udf", "iso-1999");

    public Option<SessionChoice?> Session { get; } = SessionChoice.Option(withAll);

    public VolumeChoice Read(ParseResult said) => new(said.GetRequiredValue(Image), (withTree ? said.GetValue(Tree) : null) switch
    {
        "iso" => VolumeTreeKind.Iso9660,
        "joliet" => VolumeTreeKind.Joliet,
        "rock-ridge" => VolumeTreeKind.RockRidge,
        "udf" => VolumeTreeKind.Udf,
        "iso-1999" => VolumeTreeKind.Enhanced,
        _ => null,
    }, said.GetValue(Session) ?? SessionChoice.Usual);

    public void AddTo(Verb verb)
    {
        verb.Add(Image);
        if (withTree)
            verb.Add(Tree);
        verb.Add(Session);
    }
}

/// <summary>Which volume is to be read.</summary>
/// <param name="Image">An image file or a drive.</param>
/// <param name="Tree">Which names; nothing for those that people mean.</param>
/// <param name="Session">Which session.</param>
internal sealed record VolumeChoice(string Image, VolumeTreeKind? Tree, SessionChoice Session);
