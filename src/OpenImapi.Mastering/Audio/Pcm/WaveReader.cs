using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Reads the header of WAV, RF64 and Wave64.</summary>
internal sealed class WaveReader(SoundBytes bytes, ChunkForm form)
{
    /// <summary>What sox writes when it cannot go back to fill in the length, rounded down to whole samples.</summary>
    private const long SoxUnknown = 0x7FFF_F000;

    private readonly ChunkWalk walk = new(bytes, form);
    private readonly TagCollector tags = new(bytes);
    private WaveFormat? format;
    private Ds64? lengths;
    private (long Offset, long Length)? data;

    /// <summary>The layout; nothing when the sound is compressed.</summary>
    public PcmLayout? Read()
    {
        while (walk.Next() is { } chunk)
        {
            switch (chunk.Id)
            {
                case "ds64" when lengths is null:
                    lengths = Structure.Read<Ds64>(bytes.Take(chunk.Offset, Ds64.Length, "the chunk 'ds64'"));
                    break;
                case "fmt " when format is null:
                    format = ReadFormat(chunk);
                    break;
                case "data" when data is null:
                    data = ReadData(chunk);
                    break;
                case "LIST":
                    tags.AddInfo(chunk);
                    break;
                case "id3 " or "ID3 ":
                    tags.AddId3(chunk);
                    break;
            }
        }

        return Layout(format ?? throw bytes.Broken("it has no chunk 'fmt '"), data ?? throw bytes.Broken("it has no chunk 'data'"));
    }

    private WaveFormat ReadFormat(Chunk chunk)
    {
        if (chunk.Length < WaveFormat.PlainLength)
            throw bytes.Broken($"its chunk 'fmt ' has {chunk.Length} bytes instead of at least {WaveFormat.PlainLength}");
        var length = (int)Math.Min(chunk.Length, WaveFormat.ExtensibleLength);
        var content = bytes.Take(chunk.Offset, length, "the chunk 'fmt '");
        if (BinaryPrimitives.ReadUInt16LittleEndian(content) == WaveFormat.Extensible && length < WaveFormat.ExtensibleLength)
            throw bytes.Broken($"its chunk 'fmt ' has {chunk.Length} bytes; an extensible one has {WaveFormat.ExtensibleLength}");
        var read = Structure.Read<WaveFormat>(content);
        return read.Tag == WaveFormat.Extensible ? read with { Tag = read.SubFormat } : read with { ValidBits = read.BitsPerSample };
    }

    /// <summary>Where the sound lies. Whoever writes into a pipe cannot know its length; then it goes to the end of the file.</summary>
    private (long Offset, long Length) ReadData(Chunk chunk)
    {
        var rest = bytes.Length - chunk.Offset;
        var declared = chunk.Length == uint.MaxValue && lengths is { } known ? (long)Math.Min(known.DataLength, long.MaxValue) : chunk.Length;
        var isUnknown = declared == 0 ? !IsEmptyOnPurpose(chunk)
            : declared > rest && (declared == uint.MaxValue || (declared <= SoxUnknown && declared > SoxUnknown - 4096) || declared > long.MaxValue - 64);
        if (!isUnknown && declared > rest)
            throw bytes.Broken($"its header says {declared} bytes of sound from byte {chunk.Offset} on, and the file ends {rest} bytes after that");
        var length = isUnknown ? rest : declared;
        walk.Continue(chunk, length);
        return (chunk.Offset, length);
    }

    /// <summary>A file without sound whose own length is right, so that what follows are other chunks.</summary>
    private bool IsEmptyOnPurpose(Chunk data)
    {
        if (data.Offset == bytes.Length)
            return true;
        if (form != ChunkForm.Riff || lengths is not null)
            return false;
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Take(4, sizeof(uint), "the header")) + 8L;
        return declared > data.Offset && declared >= bytes.Length - 1 && declared <= bytes.Length + 1;
    }

    private PcmLayout? Layout(WaveFormat wave, (long Offset, long Length) sound)
    {
        if (wave.Tag is not (WaveFormat.Pcm or WaveFormat.Float))
            return null;
        var size = PcmRules.ValueSize(bytes, wave.Channels, wave.SampleRate, wave.BlockAlign);
        var isFloat = wave.Tag == WaveFormat.Float;
        var kind = isFloat ? PcmKind.Float : size == 1 ? PcmKind.Unsigned : PcmKind.Signed;
        var bits = wave.ValidBits is > 0 && wave.ValidBits <= 8 * size ? wave.ValidBits : 8 * size;
        PcmRules.CheckSize(bytes, kind, size, wave.BitsPerSample);
        var described = new AudioFormat("WAV", (int)wave.SampleRate, wave.Channels, isFloat ? 0 : bits, IsLossless: true) { ChannelMask = wave.ChannelMask };
        return new(described, new(kind, size, IsBigEndian: false), sound.Offset, sound.Length - sound.Length % wave.BlockAlign) { Tags = tags.Collected };
    }
}
