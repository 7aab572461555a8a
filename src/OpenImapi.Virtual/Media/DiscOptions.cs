using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>How a new blank differs from others of its kind.</summary>
public sealed record DiscOptions
{
    /// <summary>
    /// What the disc says of its maker: <c>97:26:66</c>, where the lead-in starts, on a CD; <c>MAKER-TYPE-REVISION</c> such as <c>MILLEN-MR1-000</c> on
    /// DVD+R, DVD+RW and BD; up to 12 characters on DVD-R and DVD-RW. Nothing for the code that virtual media have.
    /// </summary>
    public string? MediaId { get; init; }

    /// <summary>A DVD-RAM that was never formatted; others are blank anyway.</summary>
    public bool Unformatted { get; init; }

    /// <summary>Blocks that are spare areas of a BD that was formatted before it is sold, 0 for a BD-RE without; nothing for one that was not formatted.</summary>
    public BlockCount? Spare { get; init; }

    /// <summary>How a BD-R is recorded that was formatted before it is sold, with the usual spare areas where <see cref="Spare"/> says nothing.</summary>
    public BdRMode? Mode { get; init; }

    /// <summary>What happened to the disc before it was sold.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_SPARE_AREAS: no disc of this kind can be so.</exception>
    internal IReadOnlyList<DiscEvent> HistoryOf(MediumKind kind) => Spare is not null || Mode is not null ? [BdFormats.Sold(kind, this)] : kind.ComesFormatted && !Unformatted
        ? [new DiscFormatted(0, kind.Capacity.Value, kind.Capacity.Value)] : [];

    /// <summary>What a disc of this kind says of itself.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_MEDIA_ID: it cannot say that.</exception>
    internal static MediaCode CodeOf(MediumKind kind, string? mediaId) => mediaId is null ? kind.DefaultCode : MediaCode.Parse(kind, mediaId);
}
