namespace OpenImapi.Recording;

/// <summary>What a recordable disc says of its maker.</summary>
/// <param name="Code">
/// As lists of media name it: where a CD's first lead-in starts, such as <c>97m26s66f</c>; <c>MAKER-TYPE-REVISION</c> on DVD+R, DVD+RW and BD; the maker's
/// code on DVD-R and DVD-RW.
/// </param>
public sealed record MediaId(string Code)
{
    /// <summary>The maker's name, where the code is a known one. It is who made the disc, seldom whose name stands on the box.</summary>
    public string? Maker => MediaMakers.Of(Code);

    /// <summary>An M-DISC: its layer is of a stone-like material, made to be kept for centuries.</summary>
    public bool IsArchival => Code.StartsWith("MILLEN", StringComparison.Ordinal);

    public override string ToString() => Maker is { } maker ? $"{Code} ({maker}{(IsArchival ? ", M-DISC" : "")})" : Code;
}
