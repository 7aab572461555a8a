using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>What this library reads of a music file itself, whatever decodes it: tags, and what shows whether the file is whole.</summary>
internal sealed record FileFacts
{
    public static readonly FileFacts None = new();

    /// <summary>Texts of a tag stand before this many bytes; behind them are pictures.</summary>
    private const int LongestTag = 32 << 20;

    /// <summary>Tags that were found; nothing where this library does not know the kind of tags.</summary>
    public AudioTags? Tags { get; init; }

    public FlacStreamInfo? Flac { get; init; }

    /// <summary>FLAC in Ogg pages.</summary>
    public bool IsOggFlac { get; init; }

    /// <summary>Where the sound is cut off, in words; empty where the file is whole as far as can be seen.</summary>
    public string Cut { get; init; } = "";

    /// <summary>Reads a file.</summary>
    /// <exception cref="DiscException">The file cannot be read, or it is cut off.</exception>
    public static FileFacts Read(FileContent file)
    {
        using var stream = new BufferedStream(file.Open(), 64 * 1024);
        try
        {
            var facts = Read(stream);
            return facts.Cut.Length == 0 ? facts : throw new DiscException(AudioErrors.FileCut, $"{file.Description}: {facts.Cut}.");
        }
        catch (EndOfStreamException e)
        {
            throw new DiscException(AudioErrors.FileCut, $"{file.Description} ends inside its headers, at byte {stream.Position:N0}.", inner: e);
        }
        catch (IOException e)
        {
            throw new DiscException(AudioErrors.DecoderFailed, $"{file.Description} cannot be read: {e.Message}", inner: e);
        }
    }

    /// <summary>Reads a tag of ID3v2 and leaves the stream behind it; nothing where there is none.</summary>
    private static AudioTags? TakeId3(Stream stream)
    {
        Span<byte> header = stackalloc byte[10];
        var found = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header[..3].SequenceEqual("ID3"u8);
        if (!found)
        {
            stream.Position = 0;
            return null;
        }

        var length = (header[6] & 0x7F) << 21 | (header[7] & 0x7F) << 14 | (header[8] & 0x7F) << 7 | header[9] & 0x7F;
        if (length > stream.Length - stream.Position)
            throw new EndOfStreamException();
        var tag = new byte[Math.Min(length, LongestTag) + header.Length];
        header.CopyTo(tag);
        stream.ReadExactly(tag.AsSpan(header.Length));
        var hasFooter = header[3] == 4 && (header[5] & 0x10) != 0;
        stream.Position = Math.Min(stream.Length, header.Length + length + (hasFooter ? header.Length : 0));
        return Id3v2.Read(tag);
    }

    private static FileFacts Read(Stream stream)
    {
        var id3 = TakeId3(stream);
        Span<byte> magic = stackalloc byte[4];
        var start = stream.Position;
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length)
            return None;
        if (magic.SequenceEqual("fLaC"u8))
            return FlacHeader.Read(stream);
        if (magic.SequenceEqual("OggS"u8))
            return OggFile.Read(stream, start);
        stream.Position = start;
        if (id3 is null && !MpegHeader.TryParse(magic, out _))
            return None;
        return new() { Tags = id3 ?? TagFields.ToTags(Id3v1.Read(stream) ?? []), Cut = MpegStream.Check(stream) };
    }
}
