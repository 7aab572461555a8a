using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The cue sheet of an album that is kept in one music file.</summary>
internal static class TagSheet
{
    /// <summary>The file, where it is the only one and carries a sheet of several tracks; and why it is taken so.</summary>
    public static async Task<(string Path, string Reason)?> FindAsync(IReadOnlyList<string> paths, AudioLoader loader, CancellationToken cancellation)
    {
        if (paths is not [var only] || !File.Exists(only))
            return null;
        try
        {
            using var sound = await loader.OpenAsync(only, cancellation);
            return sound.Tags.CueSheet.Contains("TRACK 02", StringComparison.OrdinalIgnoreCase) ? (only, $"{only} carries a cue sheet in its tags; the disc is made as it says.") : null;
        }
        catch (DiscException fault) when (fault.Error == AudioFileErrors.AudioUnknown)
        {
            // A playlist, or nothing that is known: the album says so.
            return null;
        }
    }
}
