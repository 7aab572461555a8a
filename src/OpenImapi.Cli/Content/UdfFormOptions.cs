using System.CommandLine;
using System.Globalization;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Whether and how a UDF volume can be added to.</summary>
internal sealed class UdfFormOptions
{
    private readonly Option<string?> form = OptionOf.Word("--udf-form",
        "How the UDF volume can be added to: closed, not at all; virtual, by later sessions that record only what has changed, for write-once media; "
        + "sparable, in packets, for CD-RW and DVD-RW. Closed if not said.", ["closed", "virtual", "sparable"]);

    private readonly Option<string?> packet = OptionOf.Word("--udf-packet", "Blocks of a packet of a sparable volume: 32 for CD-RW, the default, or 16 for DVD-RW.", ["16", "32"]);

    public IEnumerable<Option> All => [form, packet];

    /// <summary>The options with what was said of the form.</summary>
    public ImageOptions Read(ParseResult said, ImageOptions options)
    {
        var asked = said.GetValue(form) switch
        {
            "virtual" => UdfForm.Virtual,
            "sparable" => UdfForm.Sparable,
            "closed" => UdfForm.Closed,
            _ => options.UdfForm,
        };
        if (said.Has(form) && options.Udf == UdfRevision.None)
            throw UsageFault.Of("--udf-form is for UDF.", "Say with --udf which UDF is to be made.");
        if (said.Has(packet) && asked != UdfForm.Sparable)
            throw UsageFault.Of("--udf-packet is for sparable volumes.", "Say --udf-form sparable, too.");
        if (asked != UdfForm.Closed && options.Udf < UdfRevision.Udf150)
            throw UsageFault.Of($"UDF {options.Udf.ToText()} is always closed.", "Choose 1.50 or later with --udf.");
        if (asked == UdfForm.Sparable && options.Udf >= UdfRevision.Udf250)
            throw UsageFault.Of($"A sparable volume cannot follow UDF {options.Udf.ToText()}.", "Choose 1.50, 2.00 or 2.01 with --udf.");
        return options with
        {
            UdfForm = asked,
            UdfPacketLength = said.GetValue(packet) is { } length ? int.Parse(length, CultureInfo.InvariantCulture) : options.UdfPacketLength,
        };
    }
}
