using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Asks a recordable disc for its maker: ATIP on a CD, the address in the pre-groove on DVD+R and DVD+RW, the lead-in on DVD-R and DVD-RW, disc information on a BD.</summary>
internal static class MediaIdQuestions
{
    /// <summary>Minutes of every CD's first lead-in.</summary>
    private const int LeadInMinute = 97;

    /// <summary>Nothing where the disc says nothing, or the drive does not tell.</summary>
    public static async ValueTask<MediaId?> AskAsync(Drive drive, Profile profile, CancellationToken cancellation) => profile switch
    {
        Profile.CdR or Profile.CdRw => OfCd(await drive.AskAsync(new ReadAtip(), cancellation)),
        Profile.DvdPlusR or Profile.DvdPlusRw or Profile.DvdPlusRDualLayer or Profile.DvdPlusRwDualLayer =>
            OfDvdPlus(await AskAsync(drive, DiscStructureMedia.Dvd, (byte)DvdStructureFormat.AddressInPregroove, cancellation)),
        Profile.DvdRSequential or Profile.DvdRDualLayerSequential or Profile.DvdRDualLayerJump or Profile.DvdRwSequential or Profile.DvdRwRestrictedOverwrite =>
            OfDvdMinus(await AskAsync(drive, DiscStructureMedia.Dvd, (byte)DvdStructureFormat.PreRecordedLeadIn, cancellation)),
        Profile.BdRSequential or Profile.BdRRandom or Profile.BdRe => OfBd(await AskAsync(drive, DiscStructureMedia.BluRay, 0, cancellation)),
        _ => null,
    };

    private static ValueTask<DiscStructure?> AskAsync(Drive drive, DiscStructureMedia media, byte format, CancellationToken cancellation) =>
        drive.AskAsync(new ReadDiscStructure(media, format), cancellation);

    private static MediaId? OfCd(Atip? atip) => atip is { LeadIn: { Minute: LeadInMinute } start } ? new($"{start.Minute:00}m{start.Second:00}s{start.Frame:00}f") : null;

    private static MediaId? OfDvdPlus(DiscStructure? structure)
    {
        if (structure is not { Data: { IsEmpty: false } data })
            return null;
        var format = Structure.Read<DvdPhysicalFormat>(data);
        return Of(format.Manufacturer, format.MediaType, $"{format.Revision:X2}");
    }

    private static MediaId? OfDvdMinus(DiscStructure? structure) =>
        structure is { Data: { Length: >= DvdPreRecordedLeadIn.Length } data } && Text(Structure.Read<DvdPreRecordedLeadIn>(data).Manufacturer) is { Length: > 0 } code ? new(code) : null;

    private static MediaId? OfBd(DiscStructure? structure)
    {
        if (structure is not { Data: { Length: >= BdDiscInformation.Length } data })
            return null;
        var unit = Structure.Read<BdDiscInformation>(data);
        return Of(unit.Manufacturer, unit.MediaType, $"{unit.Revision:000}");
    }

    private static MediaId? Of(ByteString maker, ByteString type, string revision)
    {
        var (name, product) = (Text(maker), Text(type));
        return name.Length == 0 ? null : new(product.Length == 0 ? name : $"{name}-{product}-{revision}");
    }

    /// <summary>What is printable; fillers are left out.</summary>
    private static string Text(ByteString bytes) =>
        string.Concat(bytes.Span.ToArray().Where(letter => letter is > 0x1F and < 0x7F).Select(letter => (char)letter)).Trim();
}
