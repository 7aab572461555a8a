using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OpenImapi.Formats.RedBook;

/// <summary>The name that MusicBrainz gives to a table of contents: 28 characters.</summary>
[Clause(Standard.MusicBrainz, "Disc ID Calculation")]
public readonly record struct MusicBrainzDiscId
{
    /// <summary>Blocks that a session after an audio session puts between its first track and the end of the music: lead-out, lead-in and two seconds.</summary>
    private const int SessionGap = (60 + 90 + 2) * Msf.FramesPerSecond;

    private const int LastTrack = 99;

    private readonly string? text;

    private MusicBrainzDiscId(string text) => this.text = text;

    /// <summary>The name of a disc; none where it has no music. Data tracks after the music do not count, those before it do.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The name is defined by SHA-1 and keeps no secret.")]
    public static MusicBrainzDiscId? Of(DiscLayout disc)
    {
        var tracks = disc.Tracks.ToList();
        var last = tracks.FindLastIndex(track => track.Form == BlockForm.Audio);
        if (last < 0)
            return null;
        var leadOut = last == tracks.Count - 1 ? disc.Sessions[^1].LeadOut : tracks[last + 1].Extent.Start - new BlockCount(SessionGap);
        var digits = new StringBuilder().Append($"{tracks[0].Number:X2}{tracks[last].Number:X2}{Offset(leadOut):X8}");
        for (var number = 1; number <= LastTrack; number++)
            digits.Append($"{(tracks.FindIndex(0, last + 1, track => track.Number == number) is >= 0 and var at ? Offset(tracks[at].Extent.Start) : 0):X8}");
        return new(Readable(SHA1.HashData(Encoding.ASCII.GetBytes(digits.ToString()))));
    }

    private static long Offset(Lba address) => address.Value + Msf.Offset;

    /// <summary>Base 64 with the signs that an address of the web can have.</summary>
    private static string Readable(ReadOnlySpan<byte> hash)
    {
        Span<byte> characters = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(hash.Length)];
        Base64.EncodeToUtf8(hash, characters, out _, out var written);
        return Encoding.ASCII.GetString(characters[..written]).Replace('+', '.').Replace('/', '_').Replace('=', '-');
    }

    /// <summary>The 28 characters.</summary>
    public override string ToString() => text ?? "";
}
