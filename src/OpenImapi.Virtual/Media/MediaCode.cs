using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Who made a disc, and which of the maker's products it is, as the disc says of itself.</summary>
/// <param name="Maker">Up to 8 characters on DVD+R and DVD+RW, 6 on BD; the whole code on DVD-R and DVD-RW.</param>
/// <param name="Type">Up to 3 characters.</param>
/// <param name="Revision">The product's revision.</param>
internal sealed record MediaCode(string Maker, string Type = "", byte Revision = 0)
{
    private const int TypeLength = 3;

    /// <summary>On a CD, whose maker is known by where the first lead-in starts.</summary>
    public Msf LeadIn { get; init; }

    /// <summary>The code that a person wrote: <c>97:26:66</c> for a CD, <c>MAKER-TYPE-REVISION</c> for the others.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_MEDIA_ID: a disc of this kind cannot say that of itself.</exception>
    public static MediaCode Parse(MediumKind kind, string text) => Read(kind, text)
        ?? throw new DiscException(VirtualErrors.BadMediaId, $"A {kind} cannot have the media id '{text}'.");

    private static MediaCode? Read(MediumKind kind, string text)
    {
        if (text.Length == 0 || text.Any(letter => letter is < ' ' or > '~'))
            return null;
        return kind.Profile switch
        {
            Profile.CdR or Profile.CdRw => Groove(text),
            Profile.DvdPlusR or Profile.DvdPlusRw or Profile.DvdPlusRDualLayer or Profile.DvdPlusRwDualLayer => Parts(text, 8, NumberStyles.HexNumber),
            Profile.BdRSequential or Profile.BdRRandom or Profile.BdRe => Parts(text, 6, NumberStyles.None),
            Profile.DvdRam => null,
            _ when kind.Rules == WritingRules.Pressed => null,
            _ => text.Length <= 12 ? new(text) : null,
        };
    }

    private static MediaCode? Parts(string text, int makerLength, NumberStyles revision)
    {
        var parts = text.Split('-');
        byte number = 0;
        if (parts.Length < 2 || (parts.Length > 2 && !byte.TryParse(parts[^1], revision, CultureInfo.InvariantCulture, out number)))
            return null;
        var (maker, type) = parts.Length == 2 ? (parts[0], parts[1]) : (string.Join('-', parts[..^2]), parts[^2]);
        return maker.Length > 0 && maker.Length <= makerLength && type.Length <= TypeLength ? new(maker, type, number) : null;
    }

    /// <summary>Minutes, seconds and frames of a lead-in: 97:00:00 to 97:59:74.</summary>
    private static MediaCode? Groove(string text)
    {
        var parts = text.TrimEnd('f').Split(':', 'm', 's');
        if (parts.Length != 3 || !(Number(parts[0]) is { } minute && Number(parts[1]) is { } second && Number(parts[2]) is { } frame))
            return null;
        return minute == 97 && second < 60 && frame < Msf.FramesPerSecond ? new("") { LeadIn = new(minute, second, frame) } : null;
    }

    private static byte? Number(string digits) => byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
