namespace OpenImapi.Mastering;

/// <summary>What a music file says of itself; what it does not say is empty.</summary>
public sealed record AudioTags
{
    public static readonly AudioTags None = new();

    public string Title { get; init; } = "";

    public string Performer { get; init; } = "";

    public string Album { get; init; } = "";

    public string AlbumPerformer { get; init; } = "";

    public string Songwriter { get; init; } = "";

    public string Composer { get; init; } = "";

    public string Arranger { get; init; } = "";

    public string Comment { get; init; } = "";

    public string Genre { get; init; } = "";

    public string Isrc { get; init; } = "";

    /// <summary>UPC or EAN of the album.</summary>
    public string Catalog { get; init; } = "";

    public int? TrackNumber { get; init; }

    public int? DiscNumber { get; init; }

    /// <summary>ReplayGain of the track in decibels, and its highest sample, 1 being full scale.</summary>
    public ReplayGain? TrackGain { get; init; }

    /// <summary>The same of the album.</summary>
    public ReplayGain? AlbumGain { get; init; }

    /// <summary>A cue sheet kept in the file.</summary>
    public string CueSheet { get; init; } = "";

    /// <summary>The same, with what another source says where this one says nothing.</summary>
    public AudioTags Or(AudioTags other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Title = First(Title, other.Title),
            Performer = First(Performer, other.Performer),
            Album = First(Album, other.Album),
            AlbumPerformer = First(AlbumPerformer, other.AlbumPerformer),
            Songwriter = First(Songwriter, other.Songwriter),
            Composer = First(Composer, other.Composer),
            Arranger = First(Arranger, other.Arranger),
            Comment = First(Comment, other.Comment),
            Genre = First(Genre, other.Genre),
            Isrc = First(Isrc, other.Isrc),
            Catalog = First(Catalog, other.Catalog),
            TrackNumber = TrackNumber ?? other.TrackNumber,
            DiscNumber = DiscNumber ?? other.DiscNumber,
            TrackGain = TrackGain ?? other.TrackGain,
            AlbumGain = AlbumGain ?? other.AlbumGain,
            CueSheet = First(CueSheet, other.CueSheet),
        };
    }

    private static string First(string text, string other) => text.Length > 0 ? text : other;
}

/// <summary>How much louder a recording is to be played, in decibels, and its highest sample where that is known.</summary>
public readonly record struct ReplayGain(double Decibels, double? Peak);
