using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>What goes wrong when this drive reads audio: the same at every run of the same commands.</summary>
internal sealed class FlawedAudio(RecorderOptions options)
{
    private const int WrongBytes = 16;

    private readonly Dictionary<long, int> attempts = [];
    private uint commands;

    /// <summary>Samples that the next READ CD is off.</summary>
    public SampleCount NextShift()
    {
        var range = options.Jitter.Value * 2 + 1;
        var random = commands++ * 2654435761u >> 8;
        return range > 1 ? new(random % range - options.Jitter.Value) : SampleCount.Zero;
    }

    /// <summary>Spoils a block that is read badly this time.</summary>
    /// <param name="at">Its address.</param>
    /// <param name="sector">Its bytes.</param>
    /// <param name="pointers">294 bytes, a bit for each byte of the block; cleared before.</param>
    /// <param name="muted">Wrong samples are delivered as silence.</param>
    public void Spoil(Lba at, Span<byte> sector, Span<byte> pointers, bool muted)
    {
        foreach (var fault in options.AudioFaults)
        {
            if (!fault.Blocks.Contains(at))
                continue;
            var attempt = attempts.GetValueOrDefault(at.Value);
            if (attempt >= fault.Times)
                continue;
            attempts[at.Value] = attempt + 1;
            var first = (int)((at.Value * 37 + attempt * 101L) % (BlockSizes.Raw - WrongBytes));
            for (var i = first; i < first + WrongBytes; i++)
            {
                sector[i] = muted && fault.Noticed ? (byte)0 : (byte)(sector[i] ^ (0x55 + attempt % 64));
                if (fault.Noticed)
                    pointers[i / 8] |= (byte)(0x80 >> i % 8);
            }
        }
    }
}
