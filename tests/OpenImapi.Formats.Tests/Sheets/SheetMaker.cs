using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>Makes sheets by chance, with a seed.</summary>
internal sealed partial class SheetMaker(int seed)
{
    private static readonly string[] Words = ["", "One", "The \"Best\" Of", "Ágætis byrjun", "桜の花", "a\\b", "x  y", "C:\\Music\\1", "{ } // #", "100%", "'"];
    private readonly Random random = new(seed);

    public bool Chance(int percent) => random.Next(100) < percent;

    public int Number(int from, int to) => random.Next(from, to);

    public string Word() => Words[random.Next(Words.Length)];

    public T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    public CdTextFields Text(bool isDisc = true) => new()
    {
        Title = Word(),
        Performer = Word(),
        Songwriter = Chance(20) ? Word() : "",
        Composer = Chance(20) ? Word() : "",
        Arranger = Chance(20) ? Word() : "",
        Message = Chance(20) ? Word() : "",
        Code = isDisc && Chance(20) ? "4006408262121" : "",
    };

    public Isrc? Code() => Chance(50) && Isrc.TryParse($"DEA12{random.Next(1000000):0000000}", out var code) ? code : null;

    public MediaCatalogNumber? Catalog() => Chance(50) && MediaCatalogNumber.TryParse("4006408262121", out var catalog) ? catalog : null;

    public TrackFlags Flags() => (TrackFlags)random.Next(32) & (TrackFlags.InControl | TrackFlags.SerialCopy);

    public BlockCount Blocks(int most = 100_000) => new(random.Next(most));

    public CueSheet Cue(int count)
    {
        var files = Enumerable.Range(0, random.Next(1, 4)).Select(i => new CueFile($"{Word()}{i}.bin", Any<CueFileType>())).ToImmutableArray();
        var tracks = ImmutableArray.CreateBuilder<CueTrack>();
        var (file, at) = (0, 0);
        CuePlace Next(bool isFirst = false)
        {
            if (Chance(30) && file + 1 < files.Length)
                (file, at) = (file + 1, 0);
            else if (!isFirst)
                at += random.Next(1, 20_000);
            return new(file, new(at));
        }

        for (var number = 1; number <= count; number++)
        {
            CuePlace? gap = Chance(40) ? Next(number == 1) : null;
            tracks.Add(new(number, Any<CueTrackMode>(), Next(number == 1 && gap is null))
            {
                Session = Chance(10) ? new(random.Next(1, 99), Chance(50) ? Blocks() : null, Chance(50) ? Blocks() : null, Chance(50) ? Blocks() : null) : null,
                Text = Text(),
                Flags = Flags(),
                Isrc = Code(),
                Pregap = Chance(20) ? Blocks() : default,
                Gap = gap,
                Indexes = [.. Enumerable.Range(0, Chance(20) ? random.Next(98) : 0).Select(_ => Next())],
                Postgap = Chance(20) ? Blocks() : default,
                Remarks = Chance(20) ? ["REPLAYGAIN_TRACK_GAIN -7.01 dB", "SESSION zero"] : [],
            });
        }

        return new()
        {
            Catalog = Catalog(),
            CdTextFile = Word(),
            Text = Text(),
            DiscId = Word(),
            Genre = Word(),
            Remarks = Chance(50) ? ["GENRE \"Pop\"", "", "DATE 1994"] : [],
            Files = files,
            Tracks = tracks.ToImmutable(),
        };
    }

    /// <summary>The bytes of a sheet after some accidents.</summary>
    public byte[] Spoil(string sheet)
    {
        var bytes = Encoding.UTF8.GetBytes(sheet).ToList();
        for (var i = random.Next(1, seed % 2 == 0 ? 3 : 12); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes[at] = (byte)"\"\n\r\t{}:,/#\\ 0"[random.Next(13)];
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)"9\" {\\"[random.Next(5)], random.Next(1, 3000)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
