namespace OpenImapi.Formats.RedBook;

/// <summary>The three numbers under which AccurateRip knows a disc.</summary>
/// <param name="Tracks">How many tracks of music the disc has.</param>
/// <param name="Id1">The sum of where they start and the disc ends.</param>
/// <param name="Id2">The same, each place counted as often as its track's number.</param>
/// <param name="Freedb">The number that freedb gives to the disc.</param>
[Clause(Standard.AccurateRip, "disc id")]
public readonly record struct AccurateRipId(int Tracks, uint Id1, uint Id2, FreedbDiscId Freedb)
{
    /// <summary>The numbers of a disc; none where it has no music.</summary>
    public static AccurateRipId? Of(DiscLayout disc)
    {
        var places = disc.Tracks.Where(track => track.Form == BlockForm.Audio).Select(track => track.Extent.Start).ToList();
        if (places.Count == 0)
            return null;
        places.Add(disc.Sessions[^1].LeadOut);
        var (id1, id2) = (0u, 0u);
        for (var i = 0; i < places.Count; i++)
        {
            id1 += (uint)places[i].Value;
            id2 += (uint)Math.Max(places[i].Value, 1) * (uint)(i + 1);
        }

        return new(places.Count - 1, id1, id2, FreedbDiscId.Of(disc));
    }

    /// <summary>The name of the disc's file in the database.</summary>
    public string FileName => $"dBAR-{Tracks:000}-{this}.bin";

    /// <summary>The three numbers in hexadecimal, as rippers print them.</summary>
    public override string ToString() => $"{Id1:x8}-{Id2:x8}-{Freedb}";
}
