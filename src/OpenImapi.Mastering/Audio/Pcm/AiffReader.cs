using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Reads the header of AIFF and AIFF-C.</summary>
internal sealed class AiffReader(SoundBytes bytes, bool isCompressed)
{
    /// <summary>Offset and block size before the first sample.</summary>
    private const int SoundHeader = 8;

    /// <summary>Lengths from here on that go beyond the file are what sox and others write when they cannot go back to fill them in.</summary>
    private const long Unknown = 0x7F00_0000;

    private readonly ChunkWalk walk = new(bytes, ChunkForm.Aiff);
    private readonly TagCollector tags = new(bytes);
    private CommonChunk? common;
    private (long Offset, long Length, bool IsUnknown)? sound;

    /// <summary>The layout; nothing when the sound is compressed.</summary>
    public PcmLayout? Read()
    {
        while (walk.Next() is { } chunk)
        {
            switch (chunk.Id)
            {
                case "COMM" when common is null:
                    var content = bytes.Take(chunk.Offset, CommonChunk.LengthOf(isCompressed), "the chunk 'COMM'");
                    common = Structure.Read(new CommonChunk { IsCompressed = isCompressed }, content);
                    break;
                case "SSND" when sound is null:
                    sound = ReadSound(chunk);
                    break;
                case "ID3 " or "id3 ":
                    tags.AddId3(chunk);
                    break;
                case "NAME" or "AUTH" or "ANNO":
                    tags.AddText(chunk);
                    break;
            }
        }

        return Layout(common ?? throw bytes.Broken("it has no chunk 'COMM'"));
    }

    private (long Offset, long Length, bool IsUnknown) ReadSound(Chunk chunk)
    {
        var header = Structure.Read<SoundDataHeader>(bytes.Take(chunk.Offset, SoundHeader, "the chunk 'SSND'"));
        var rest = bytes.Length - chunk.Offset;
        var isUnknown = chunk.Length == 0 || (chunk.Length >= Unknown && chunk.Length > rest);
        if (!isUnknown && chunk.Length > rest)
            throw bytes.Broken($"its header says {chunk.Length} bytes of sound from byte {chunk.Offset} on, and the file ends {rest} bytes after that");
        var length = isUnknown ? rest : chunk.Length;
        if (SoundHeader + (long)header.Offset > length)
            throw bytes.Broken($"its sound should begin {header.Offset} bytes after byte {chunk.Offset + SoundHeader}, outside its chunk");
        walk.Continue(chunk, length);
        return (chunk.Offset + SoundHeader + header.Offset, length - SoundHeader - header.Offset, isUnknown);
    }

    private PcmLayout? Layout(CommonChunk wanted)
    {
        var compression = isCompressed ? Encoding.Latin1.GetString(wanted.Compression) : "NONE";
        if (CodingOf(compression, wanted.BitsPerSample) is not { } coding)
            return null;
        var rate = wanted.WholeSampleRate;
        var frame = coding.Size * wanted.Channels;
        PcmRules.ValueSize(bytes, wanted.Channels, rate, frame);
        var bits = coding.Kind == PcmKind.Float ? 0 : compression is "NONE" or "twos" or "sowt" ? wanted.BitsPerSample : 8 * coding.Size;
        PcmRules.CheckSize(bytes, coding.Kind, coding.Size, coding.Kind == PcmKind.Float ? 8 * coding.Size : bits);
        var (offset, length) = Sound(wanted.Frames, frame);
        return new(new("AIFF", (int)rate, wanted.Channels, bits, IsLossless: true), coding, offset, length) { Tags = tags.Collected };
    }

    private (long Offset, long Length) Sound(uint frames, int frameSize)
    {
        // A file without sound may leave the chunk out.
        var (offset, length, isUnknown) = sound ?? (frames == 0 ? (bytes.Length, 0, false) : throw bytes.Broken("it has no chunk 'SSND'"));
        if (isUnknown)
            return (offset, length - length % frameSize);
        return frames * (long)frameSize <= length ? (offset, frames * (long)frameSize)
            : throw bytes.Broken($"its header says {frames} samples of {frameSize} bytes, and its sound has {length} bytes");
    }

    private static PcmCoding? CodingOf(string compression, int bits) => compression switch
    {
        "NONE" or "twos" => new(PcmKind.Signed, (bits + 7) / 8, IsBigEndian: true),
        "sowt" => new(PcmKind.Signed, (bits + 7) / 8, IsBigEndian: false),
        "raw " => new(PcmKind.Unsigned, 1, IsBigEndian: true),
        "in24" => new(PcmKind.Signed, 3, IsBigEndian: true),
        "in32" => new(PcmKind.Signed, 4, IsBigEndian: true),
        "42ni" => new(PcmKind.Signed, 3, IsBigEndian: false),
        "23ni" => new(PcmKind.Signed, 4, IsBigEndian: false),
        "fl32" or "FL32" => new(PcmKind.Float, sizeof(float), IsBigEndian: true),
        "fl64" or "FL64" => new(PcmKind.Float, sizeof(double), IsBigEndian: true),
        _ => null,
    };

    /// <summary>How the content of the chunk 'SSND' begins.</summary>
    private record struct SoundDataHeader : IStructure
    {
        public uint Offset;
        public uint BlockSize;

        public void Fields<T>(ref T f)
            where T : struct, IFields, allows ref struct
        {
            Offset = f.UInt32Big("offset", Offset);
            BlockSize = f.UInt32Big("block size", BlockSize);
        }
    }
}
