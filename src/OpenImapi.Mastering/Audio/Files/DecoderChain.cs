using System.Runtime.ExceptionServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Asks one decoder after another for a file. A decoder that fails makes room for the next; the first failure is the one told.</summary>
internal sealed class DecoderChain(IReadOnlyList<IAudioDecoder> decoders, string path)
{
    private int next;
    private DiscException? first;

    /// <summary>Opens the file with the next decoder that knows it.</summary>
    /// <exception cref="DiscException">None is left: the first failure, or that nothing knows the file.</exception>
    public async ValueTask<IAudioFile> OpenAsync(CancellationToken cancellation)
    {
        while (next < decoders.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            var decoder = decoders[next++];
            try
            {
                if (await decoder.OpenAsync(path, cancellation) is { } file)
                    return file;
            }
            catch (DiscException e) when (CanTryNext(e))
            {
                first ??= e;
            }
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
        var asked = string.Join(", ", decoders.Select(decoder => decoder.Name));
        throw new DiscException(AudioFileErrors.AudioUnknown, $"Nothing here can decode {path}; asked: {asked}.");
    }

    /// <summary>Notes a failure while decoding; false when another decoder would not help.</summary>
    public bool Failed(DiscException failure)
    {
        if (!CanTryNext(failure))
            return false;
        first ??= failure;
        return true;
    }

    /// <summary>A decoder may be at fault for anything but a file that is gone, changes, or is known to be broken.</summary>
    private static bool CanTryNext(DiscException failure) =>
        failure.Error.Kind == DiscErrorKind.Source && failure.Error != AudioFileErrors.AudioBroken && failure.Error != AudioFileErrors.NoResampler
        && failure.Error != AudioFileErrors.ChannelsUnknown && failure.Error != MasteringErrors.SourceChanged
        && failure.Error != MasteringErrors.SourceMissing && failure.Error != MasteringErrors.SourceUnreadable
        && failure.Error != MasteringErrors.SourceNotRecordable;
}
