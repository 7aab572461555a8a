using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The music of one disc: what was given, how it is shaped, and the disc that comes of it.</summary>
internal sealed class Music : IAsyncDisposable
{
    private readonly AudioChoice choice;
    private readonly Invocation run;
    private readonly AudioLoader loader;
    private readonly IMusicSource source;
    private readonly DataTrack? mixed;

    private Music(AudioChoice choice, Invocation run, AudioLoader loader, IMusicSource source, DataTrack? mixed)
    {
        (this.choice, this.run, this.loader, this.source, this.mixed) = (choice, run, loader, source, mixed);
        Program = Plan();
    }

    /// <summary>The disc; its places are estimates where <see cref="AudioProgram.IsExact"/> is false.</summary>
    public AudioProgram Program { get; private set; }

    /// <summary>Looks at what was given. Nothing is decoded.</summary>
    /// <exception cref="DiscException">Something is not there, no music, broken, or cannot be on one disc.</exception>
    public static async Task<Music> LoadAsync(AudioChoice choice, Invocation run, CancellationToken cancellation)
    {
        var decoders = MusicLoader.Of(run);
        var data = choice.Mixed is { } path ? await MixedData.TrackOfAsync(path, run, cancellation) : null;
        IMusicSource opened = (Album.FindSheet(choice.Paths) ?? await TagSheet.FindAsync(choice.Paths, decoders, cancellation)) is { } sheet
            ? await SheetMusic.OpenAsync(sheet, choice, decoders, run, cancellation) : await AlbumMusic.OpenAsync(choice, decoders, run, cancellation);
        try
        {
            var music = new Music(choice, run, decoders, opened, data);
            foreach (var warning in music.Program.Warnings)
                run.Warn(warning.Text);
            return music;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Levels and decodes all sound, and puts the tracks into their exact places.</summary>
    /// <exception cref="DiscException">A file is broken, has changed, or there is no room for decoded sound.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await LevelAsync(cancellation);
        await source.PrepareAsync(MusicLoader.Progress(run, "decoding"), cancellation);
        foreach (var sound in source.Sounds.OfType<DecodedAudio>().Where(sound => sound.ClippedSamples > 0))
            run.Warn($"{sound.Description} goes beyond full scale: {Texts.Count(sound.ClippedSamples, "sample")} cut there.");
        Program = Plan();
    }

    /// <summary>The disc for a table.</summary>
    public AudioPlanDocument Describe(string? drive, BlockCount room)
    {
        var (layout, text) = (Program.Layout, source.Shape(new()).Text);
        var length = layout.Sessions[0].LeadOut - Lba.Zero;
        return new(drive, NullIfEmpty(choice.Title ?? text.Title), NullIfEmpty(choice.Performer ?? text.Performer), layout.Catalog?.ToString(), length.Value,
            Math.Round(length.Value / (double)Msf.FramesPerSecond, 3), room.Value, length <= room, Program.IsExact, layout.Sessions[0].CdText.Length,
            [.. Program.Tracks.Select(track => AudioTrackDocument.Of(track.Layout, track.Track.Text))], [.. Program.Warnings.Select(warning => warning.Text)]);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task LevelAsync(CancellationToken cancellation)
    {
        var sounds = source.Sounds.OfType<DecodedAudio>().ToList();
        foreach (var track in await Levelling.ApplyAsync(sounds, choice.Level, loader, MusicLoader.Progress(run, "measuring"), cancellation))
            run.Reporter.Note($"{track.Sound.Description}: {track.GainDecibels:+0.0;-0.0;0.0} dB, {(track.IsMeasured ? "as measured" : "by its ReplayGain")}"
                + (track.IsHeldBack ? $"; {track.WantedDecibels:+0.0;-0.0;0.0} dB would clip." : "."));
    }

    private AudioProgram Plan()
    {
        var shaped = source.Shape(new()
        {
            Gap = choice.Gap ?? BlockCount.Zero,
            Catalog = choice.Catalog,
            WriteCdText = choice.CdText,
            AllowShortTracks = choice.AllowShort,
        });
        IReadOnlyList<ProgramTrack> tracks = mixed is null ? source.Tracks : [mixed, .. source.Tracks];
        return AudioProgram.Plan(tracks, Titled(shaped));
    }

    /// <summary>What the command line says of the disc stands before what files say.</summary>
    private AudioProgramOptions Titled(AudioProgramOptions shaped)
    {
        if (choice is { Title: null, Performer: null })
            return shaped;
        var text = Titled(shaped.Text);
        return shaped with { Text = text, ExtraCdText = [.. shaped.ExtraCdText.Select(block => block.Language == shaped.Language ? block with { Disc = Titled(block.Disc) } : block)] };
    }

    private CdTextFields Titled(CdTextFields text) => text with { Title = choice.Title ?? text.Title, Performer = choice.Performer ?? text.Performer };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <summary>Where music comes from.</summary>
internal interface IMusicSource : IAsyncDisposable
{
    /// <summary>The tracks, as long as they are by now known to be.</summary>
    IReadOnlyList<ProgramTrack> Tracks { get; }

    /// <summary>Every sound in them.</summary>
    IReadOnlyList<AudioContent> Sounds { get; }

    /// <summary>The options with what the source itself says of the disc.</summary>
    AudioProgramOptions Shape(AudioProgramOptions options);

    ValueTask PrepareAsync(IProgress<double> progress, CancellationToken cancellation);
}
