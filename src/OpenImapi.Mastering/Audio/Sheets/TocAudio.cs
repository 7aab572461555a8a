using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>Makes an audio track of what a toc file says of it.</summary>
internal sealed class TocAudio(string path, TocTrack track, int number, IReadOnlyDictionary<TocPart, AudioContent> sounds)
{
    private readonly TocPlaces places = new(path, track, number);

    public AudioTrack Make()
    {
        var content = ImmutableArray.CreateBuilder<AudioSlice>();
        var length = SampleCount.Zero;
        foreach (var part in track.Parts)
        {
            var slice = SliceOf(part);
            if (slice.Length > SampleCount.Zero)
                content.Add(slice);
            length += slice.Length;
            places.Pass(part, length.Blocks);
        }

        // As cdrdao has it, every track ends with a whole block.
        if (SampleCount.Of(length.Blocks) - length is { Value: > 0 } missing)
            content.Add(Silence(missing));
        places.Check(length.Blocks);
        return new()
        {
            Content = content.ToImmutable(),
            PregapContent = SampleCount.Of(places.Start),
            Indexes = [.. places.Indexes.Select(SampleCount.Of)],
        };
    }

    private static AudioSlice Silence(SampleCount length) => AudioSlice.Whole(new SilentAudio(length));

    private AudioSlice SliceOf(TocPart part) => part switch
    {
        TocAudioFile audio => SliceOf(audio),
        TocSilence silence => Silence(silence.Length.Samples),
        TocZero zero => Silence(zero.Length.IsTime ? zero.Length.Samples : new(zero.Length.Value / SampleCount.Size)),
        TocPregap pregap => Silence(SampleCount.Of(pregap.Length)),
        _ => default,
    };

    private AudioSlice SliceOf(TocAudioFile audio)
    {
        var (sound, start) = (sounds[audio], audio.Start.Samples);
        var length = audio.Length?.Samples is { Value: > 0 } told ? told : sound.Length - start;
        if (sound.IsLengthExact && (length < SampleCount.Zero || start + length > sound.Length))
            throw places.Broken(audio.Line, $"\"{audio.Name}\" has {sound.Length} samples; {(length < SampleCount.Zero ? "those" : length)} from sample {start} on are asked for");
        return new(sound, start, length);
    }
}
