using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>A toc file and the files that it names.</summary>
internal sealed class TocDraft : ImageDraft
{
    private static readonly BlockCount ShortestTrack = new(4 * Msf.FramesPerSecond);

    private readonly TocFile toc;
    private readonly SheetFiles files;
    private readonly Dictionary<TocPart, AudioContent> sounds = [];
    private readonly Dictionary<TocPart, BinaryFile> binaries = [];

    public TocDraft(SheetReader reader)
        : base(reader.Path)
    {
        toc = TocFile.Parse(reader.Bytes, reader.Faults, reader.Options.Encoding);
        Warnings.AddRange(reader.Faults.Select(fault => new DiscImageWarning(fault.Line, fault.Rule)));
        files = new(reader, Warnings);
        Texts = toc.ToCdText();
    }

    public override IReadOnlyList<AudioContent> Sounds => files.Sounds;

    public override MediaCatalogNumber? Catalog => toc.Catalog;

    public override ImmutableArray<CdTextBlock> Texts { get; }

    public override async ValueTask OpenFilesAsync(CancellationToken cancellation)
    {
        var isOnly = toc.Tracks.SelectMany(track => track.Parts).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).Count() == 1;
        for (var i = 0; i < toc.Tracks.Length; i++)
        {
            var track = toc.Tracks[i];
            if (track.Subchannel != TocSubchannel.None)
                Warnings.Add(new(track.Line, $"The sub-channel data of track {i + 1} is left out."));
            if (track.Mode == TocTrackMode.Mode0)
                throw new DiscException(DiscImageReadErrors.SheetNotSupported, $"{Path}, line {track.Line}: track {i + 1} is MODE0, which holds nothing.");
            foreach (var part in track.Parts)
                await OpenAsync(part, isOnly, cancellation);
        }
    }

    public override ImmutableArray<DiscImageSession> Compose() => [new(1, 1, [.. toc.Tracks.Select(TrackOf)])];

    public override void Dispose() => files.Dispose();

    private static string? NameOf(TocPart part) => (part as TocAudioFile)?.Name ?? (part as TocDataFile)?.Name;

    private ProgramTrack TrackOf(TocTrack track, int index)
    {
        ProgramTrack made = track.Mode == TocTrackMode.Audio
            ? new TocAudio(Path, track, index + 1, sounds).Make()
            : new TocData(Path, track, index + 1, binaries).Make();
        return made with { Flags = track.Flags, Isrc = track.Isrc, Text = Texts.IsEmpty ? CdTextFields.None : Texts[0].Tracks[index] };
    }

    private async ValueTask OpenAsync(TocPart part, bool isOnly, CancellationToken cancellation)
    {
        if (part is TocDataFile data)
            binaries[part] = files.OpenBinary(data.Name, data.Line, isOnly);
        else if (part is TocAudioFile audio)
            sounds[part] = SheetNames.IsSound(audio.Name) ? await OpenSoundAsync(audio, isOnly, cancellation) : OpenSamples(audio, isOnly);
    }

    /// <summary>Files without a header have their big end first, unless SWAP says otherwise.</summary>
    private RawAudio OpenSamples(TocAudioFile audio, bool isOnly)
    {
        var binary = files.OpenBinary(audio.Name, audio.Line, isOnly);
        return audio.Offset <= binary.Length ? new(binary.Content, isBigEndian: !audio.IsSwapped, audio.Offset)
            : throw new DiscException(DiscImageReadErrors.ImageBroken, $"{Path}, line {audio.Line}: \"{audio.Name}\" has {binary.Length} bytes; its sound cannot begin after {audio.Offset}.");
    }

    private async ValueTask<DecodedAudio> OpenSoundAsync(TocAudioFile audio, bool isOnly, CancellationToken cancellation)
    {
        if (audio.IsSwapped || audio.Offset > 0)
            throw new DiscException(DiscImageReadErrors.SheetNotSupported, $"{Path}, line {audio.Line}: SWAP and # are not read for \"{audio.Name}\", which tells itself how its samples lie.");
        var sound = await files.OpenSoundAsync(audio.Name, audio.Line, isOnly, cancellation);
        var needed = audio.Start.Samples + (audio.Length?.Samples is { Value: > 0 } length ? length : SampleCount.Of(ShortestTrack));
        if (!sound.IsLengthExact && sound.Length < needed)
            await sound.PrepareAsync(cancellation: cancellation);
        return sound;
    }
}
