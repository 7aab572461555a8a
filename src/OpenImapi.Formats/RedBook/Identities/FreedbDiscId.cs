namespace OpenImapi.Formats.RedBook;

/// <summary>The number that CDDB, freedb and their kind give to a table of contents. Different discs may have the same one.</summary>
[Clause(Standard.Cddb, "disc ID")]
public readonly record struct FreedbDiscId(uint Value)
{
    /// <summary>The number of a disc, over all its tracks.</summary>
    public static FreedbDiscId Of(DiscLayout disc)
    {
        var (count, sum) = (0u, 0u);
        foreach (var track in disc.Tracks)
        {
            count++;
            for (var seconds = Seconds(track.Extent.Start); seconds > 0; seconds /= 10)
                sum += (uint)(seconds % 10);
        }

        var length = Seconds(disc.Sessions[^1].LeadOut) - Seconds(disc.Sessions[0].Tracks[0].Extent.Start);
        return new(sum % 255 << 24 | (uint)(length & 0xFFFF) << 8 | count);
    }

    private static long Seconds(Lba address) => (address.Value + Msf.Offset) / Msf.FramesPerSecond;

    /// <summary>Eight hexadecimal digits.</summary>
    public override string ToString() => $"{Value:x8}";
}
