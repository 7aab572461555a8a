using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What mode page 05h means for blocks that are written.</summary>
[Clause(Standard.Mmc5, "7.5")]
internal static class WrittenBlocks
{
    /// <summary>The bit that says that a number follows.</summary>
    private const byte Valid = 0x80;

    private const byte DataTrack = 4;

    extension(WriteParameters page)
    {
        /// <summary>The track is sound.</summary>
        public bool IsAudio => (page.TrackMode & DataTrack) == 0;

        /// <summary>What the track's blocks are.</summary>
        public BlockForm Form => page.IsAudio ? BlockForm.Audio : page.DataBlockType switch
        {
            DataBlockTypes.Mode2Form1 => BlockForm.Mode2Form1,
            DataBlockTypes.Mode2Mixed => BlockForm.Mode2,
            _ => BlockForm.Mode1,
        };

        /// <summary>Bytes of a block given to WRITE.</summary>
        public int BlockSize => DataBlockTypes.Length(page.DataBlockType) ?? BlockSizes.UserData;
    }

    /// <summary>The recording's number, where the page has a valid one.</summary>
    public static Isrc? TrackIsrc(this WriteParameters page)
    {
        if (Text(page.Isrc, Isrc.Length) is not { } text)
            return null;
        return Isrc.TryParse(text, out var code) ? code : throw new Refusal(KnownSense.InvalidFieldInParameterList);
    }

    /// <summary>The number on the package, where the page has a valid one.</summary>
    public static MediaCatalogNumber? DiscCatalog(this WriteParameters page)
    {
        if (Text(page.MediaCatalogNumber, MediaCatalogNumber.Length) is not { } text)
            return null;
        return text.Length == MediaCatalogNumber.Length && MediaCatalogNumber.TryParse(text, out var number)
            ? number : throw new Refusal(KnownSense.InvalidFieldInParameterList);
    }

    /// <summary>The characters after the valid bit, or nothing where that is not set.</summary>
    private static string? Text(ByteString field, int length) => field.IsEmpty || (field.Span[0] & Valid) == 0
        ? null : Encoding.Latin1.GetString(field.Span.Slice(1, Math.Min(length, field.Length - 1)));
}
