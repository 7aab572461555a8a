using System.CommandLine;
using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>Which session of a disc or image is to be read.</summary>
/// <param name="Number">Counted from 1, as 'imapi image info' lists them.</param>
/// <param name="Block">The session that starts at this block, listed or not.</param>
/// <param name="IsLast">The last of the list.</param>
/// <param name="IsAll">Each of the list.</param>
internal sealed record SessionChoice(int? Number = null, Lba? Block = null, bool IsLast = false, bool IsAll = false)
{
    /// <summary>What a drive shows of a disc: the last session, or what stands at the beginning of one that grows in place.</summary>
    public static readonly SessionChoice Usual = new();

    public static Option<SessionChoice?> Option(bool withAll) => new("--session")
    {
        HelpName = withAll ? "N|last|all|@BLOCK" : "N|last|@BLOCK",
        Description = $"Read this session: its number in 'imapi image info', the last one, {(withAll ? "each of them, " : "")}"
            + "or the one that starts at a block. The last, as a drive shows it, if not said.",
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (Parse(value) is { } choice && (withAll || !choice.IsAll))
                return choice;
            result.AddError($"--session takes the number of a session, last{(withAll ? ", all" : "")}, or @ and a block's number; not '{value}'.");
            return null;
        },
    };

    private static SessionChoice? Parse(string value) => value switch
    {
        "last" => new(IsLast: true),
        "all" => new(IsAll: true),
        ['@', .. var block] when uint.TryParse(block, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new(Block: new Lba(number)),
        _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => new(number),
        _ => null,
    };
}
