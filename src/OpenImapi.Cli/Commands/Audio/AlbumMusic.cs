using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Music files in order, with what their tags say.</summary>
internal sealed class AlbumMusic(Album album) : IMusicSource
{
    public IReadOnlyList<ProgramTrack> Tracks => album.ToTracks();

    public IReadOnlyList<AudioContent> Sounds => [.. album.Tracks.Select(track => track.Sound)];

    public static async Task<AlbumMusic> OpenAsync(AudioChoice choice, AudioLoader loader, Invocation run, CancellationToken cancellation)
    {
        var album = await Album.OpenAsync(choice.Paths, loader, cancellation);
        foreach (var warning in album.Warnings)
            run.Warn($"{warning.Path}: {warning.Text}");
        foreach (var note in album.Notes)
            run.Reporter.Note(note);
        return new(album);
    }

    public AudioProgramOptions Shape(AudioProgramOptions options) => album.Options(options);

    public ValueTask PrepareAsync(IProgress<double> progress, CancellationToken cancellation) => album.PrepareAsync(progress, cancellation);

    public ValueTask DisposeAsync()
    {
        album.Dispose();
        return ValueTask.CompletedTask;
    }
}
