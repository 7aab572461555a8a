using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Takes the audio of a CD off it, sample for sample, and says where that could not be made sure.</summary>
/// <remarks>
/// A sector counts as sure when the drive's C2 pointers do not doubt it, or where they are not used, when two readings from the disc agree. Any other is
/// read again, more slowly and past the drive's buffer, until enough readings are equal.
/// </remarks>
public sealed class AudioExtractor(Drive drive, DiscLayout layout, AudioExtractionOptions? options = null, TimeProvider? time = null)
{
    private AudioExtractionOptions chosen = options ?? new();

    /// <summary>What there is to extract.</summary>
    public ImmutableArray<AudioPart> Parts { get; } = AudioPart.Of(layout);

    /// <summary>Extracts one part.</summary>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="output">Gets the samples in order, in whole sectors of 2,352 bytes: <see cref="Stream.WriteAsync(ReadOnlyMemory{byte}, CancellationToken)"/> will do.</param>
    /// <param name="progress">Told after each piece.</param>
    /// <param name="cancellation">Stops between two readings.</param>
    /// <exception cref="DiscException">Another disc is inside, or the drive is gone. What cannot be read is no error: the report says it.</exception>
    public async ValueTask<ExtractionReport> ExtractAsync(
        AudioPart part,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> output,
        IProgress<ExtractionProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        await TryPointersAsync(part, cancellation);
        var audio = AudioAround(part);
        var reader = new SectorReader(drive, audio, chosen.ReadOffset, time);
        await using var speed = new ReadingSpeed(drive);
        var secure = new SecurePiece(reader, new(new(drive, audio, time: time), audio, chosen.CacheSize), chosen, speed);
        var samples = SampleCount.Of(part.Extent.Length);
        var (crc, accurateRip) = (new RipCrc(), new AccurateRipChecksum(samples, part.IsFirst, part.IsLast));
        var doubtful = new List<DoubtfulSectors>();
        for (var at = part.Extent.Start; at < part.Extent.End;)
        {
            var piece = new Extent(at, BlockCount.Min(secure.Length, part.Extent.End - at));
            var content = await secure.ReadAsync(piece, doubtful, cancellation);
            crc.Append(content.Span);
            accurateRip.Append(content.Span);
            await output(content, cancellation);
            at = piece.End;
            progress?.Report(new(part, at - part.Extent.Start, secure.Reread));
        }

        return new()
        {
            Part = part,
            Samples = samples,
            Crc32 = crc.Value,
            AccurateRip1 = accurateRip.Version1,
            AccurateRip2 = accurateRip.Version2,
            Doubtful = [.. doubtful],
            Reread = secure.Reread,
            Silenced = reader.Silenced,
            ReadOffset = chosen.ReadOffset,
            UsedC2 = chosen.UseC2,
            AccurateStream = chosen.AccurateStream,
        };
    }

    /// <summary>A drive that says that it has C2 pointers, and then refuses to tell them, is compared with itself.</summary>
    private async ValueTask TryPointersAsync(AudioPart part, CancellationToken cancellation)
    {
        if (!chosen.UseC2 || part.Extent.IsEmpty)
            return;
        try
        {
            var reader = new SectorReader(drive, new Extent(part.Extent.Start, new(1)), time: time);
            await reader.ReadAsync(part.Extent.Start, new byte[BlockSizes.Raw], new byte[SampleCount.PerBlock], cancellation);
        }
        catch (BlockReadException refused) when (refused.Sense.Key == SenseKey.IllegalRequest)
        {
            chosen = chosen with { UseC2 = false };
        }
        catch (BlockReadException)
        {
            // A bad sector says nothing of C2.
        }
    }

    /// <summary>The run of audio in which the part lies.</summary>
    private Extent AudioAround(AudioPart part) => SectorRun.Of(layout).First(run => run.IsAudio && run.Extent.Contains(part.Extent)).Extent;
}
