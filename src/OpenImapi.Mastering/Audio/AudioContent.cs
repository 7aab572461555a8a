using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Sound as a CD holds it: 16-bit stereo samples at 44,100 Hz, little end first, left first.</summary>
public abstract class AudioContent
{
    /// <summary>How long it is; an estimate before <see cref="PrepareAsync"/> where <see cref="IsLengthExact"/> is false.</summary>
    public abstract SampleCount Length { get; }

    /// <summary>False for files that must be decoded to know their length; true for all after <see cref="PrepareAsync"/>.</summary>
    public virtual bool IsLengthExact => true;

    /// <summary>Where it comes from, for errors: the path of a file.</summary>
    public abstract string Description { get; }

    /// <summary>Decodes, converts and checks what has to be before the sound can be opened; done once, a second call does nothing.</summary>
    /// <param name="progress">Hears which part is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work; nothing of it is kept.</param>
    /// <exception cref="DiscException">The file is broken, has changed, or nothing here can decode it.</exception>
    public virtual ValueTask PrepareAsync(IProgress<double>? progress = null, CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <summary>The samples, 4 bytes each, as a stream that can seek.</summary>
    /// <exception cref="InvalidOperationException">It was not prepared.</exception>
    public abstract Stream Open();
}
