using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>The sound of a music file. What is CD audio already is read where it lies; all else is decoded once, by <see cref="PrepareAsync"/>.</summary>
public sealed class DecodedAudio : AudioContent, IDisposable
{
    private readonly AudioLoader loader;
    private readonly DiskContent source;
    private readonly RawAudio? inPlace;
    private ConvertedSound? converted;
    private bool isPrepared;
    private bool isDisposed;

    internal DecodedAudio(AudioLoader loader, string path, DiskContent source, IAudioFile opened)
    {
        (this.loader, this.source, Description, Format, Tags) = (loader, source, path, opened.Format, opened.Tags);
        Notes = opened.Notes;
        (FileLength, IsFileLengthExact) = (opened.Length, opened is { IsLengthExact: true, Length: not null });
        if (opened is PcmFile { Layout: { IsCdAudio: true } layout })
            inPlace = new(source, layout.Coding.IsBigEndian, layout.DataOffset, layout.DataLength);
    }

    /// <summary>How the file's sound is coded.</summary>
    public AudioFormat Format { get; }

    /// <summary>What the file says of itself.</summary>
    public AudioTags Tags { get; }

    /// <summary>What is good to know of the file and is no fault of it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Samples in each channel at the file's own rate, as the file says.</summary>
    public long? FileLength { get; }

    /// <summary>Decibels by which the sound is made louder, to be set before <see cref="PrepareAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The sound is prepared already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a number from -120 to 60.</exception>
    public double GainDecibels
    {
        get;
        set
        {
            if (isPrepared)
                throw new InvalidOperationException($"{Description} is prepared already; its gain cannot change any more.");
            field = value is >= -120 and <= 60 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A gain is -120 to 60 dB.");
        }
    }

    /// <summary>Stereo samples that went beyond full scale and were cut there; known after <see cref="PrepareAsync"/>.</summary>
    public long ClippedSamples => converted?.Clipped ?? 0;

    /// <summary>The highest value after conversion and before clipping, 1 being full scale; nothing where the file is read as it is.</summary>
    public double? PeakLevel => converted?.Peak;

    /// <inheritdoc/>
    public override SampleCount Length => converted?.Length ?? inPlace?.Length ?? RateRatio.LengthAtCdRate(FileLength ?? 0, Format.SampleRate);

    /// <inheritdoc/>
    public override bool IsLengthExact => isPrepared || IsFileLengthExact;

    public override string Description { get; }

    private bool IsFileLengthExact { get; }

    /// <inheritdoc/>
    public override async ValueTask PrepareAsync(IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (isPrepared)
            return;
        CheckUnchanged();
        if (inPlace is null || GainDecibels != 0)
            converted = await DecodeAsync(progress, cancellation);
        isPrepared = true;
        progress?.Report(1);
    }

    /// <inheritdoc/>
    public override Stream Open()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (converted is not null)
            return converted.Open();
        return inPlace is not null && GainDecibels == 0 ? inPlace.Open() : throw new InvalidOperationException($"{Description} was not prepared.");
    }

    /// <summary>Removes what was decoded.</summary>
    public void Dispose()
    {
        isDisposed = true;
        converted?.Dispose();
    }

    private async ValueTask<ConvertedSound> DecodeAsync(IProgress<double>? progress, CancellationToken cancellation)
    {
        var chain = new DecoderChain(loader.Decoders, Description);
        while (true)
        {
            await using var file = await chain.OpenAsync(cancellation);
            try
            {
                return await DecodeAsync(file, progress, cancellation);
            }
            catch (DiscException e) when (chain.Failed(e))
            {
            }
        }
    }

    private async ValueTask<ConvertedSound> DecodeAsync(IAudioFile file, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var converter = new SoundConverter(file, Description, GainDecibels, loader.Resamplers);
        var expected = RateRatio.LengthAtCdRate(file.Length ?? 0, file.Format.SampleRate);
        var work = WorkFile.Create(loader.Options.WorkFolder ?? Path.GetTempPath(), expected.Bytes, Description);
        try
        {
            await converter.RunAsync(work, progress, cancellation);
            CheckUnchanged();
            return new(work, converter.Clipped, converter.Peak);
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    private void CheckUnchanged()
    {
        var now = DiskContent.Of(Description);
        if (now.Stamp != source.Stamp)
        {
            throw new DiscException(MasteringErrors.SourceChanged,
                $"{Description} changed since it was looked at: it has {now.Length} bytes and had {source.Length}, or was written to.");
        }
    }
}
