using System.CommandLine;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What every command that reads a volume takes: which image or drive, which session of it, and which of its trees.</summary>
internal sealed class VolumeOptions(bool withTree = true)
{
    public Argument<string> Image { get; } = new("IMAGE") { Description = "An image file, or a drive such as virtual:lab." };

    public Option<string?> Tree { get; } = OptionOf.Word("--tree",
        "Whose names to show: those of ISO 9660, or Joliet's long ones. Joliet's where there are any, if not said.", "iso9660", "joliet");

    public Option<long?> Session { get; } = OptionOf.Number("--session", "BLOCK",
        "Read the session that starts at this block. The first of an image file, the last of a disc, if not said.", 0, uint.MaxValue);

    public VolumeChoice Read(ParseResult said) => new(said.GetRequiredValue(Image), (withTree ? said.GetValue(Tree) : null) switch
    {
        "iso9660" => VolumeTreeKind.Iso9660,
        "joliet" => VolumeTreeKind.Joliet,
        _ => null,
    }, said.GetValue(Session) is { } block ? new Lba(block) : null);

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
/// <param name="Session">The first block of the session; nothing for the one that people mean.</param>
internal sealed record VolumeChoice(string Image, VolumeTreeKind? Tree, Lba? Session);
