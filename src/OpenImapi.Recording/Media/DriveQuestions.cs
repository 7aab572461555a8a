using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Puts questions to a drive that is ready, some of which it may not know.</summary>
internal static class DriveQuestions
{
    /// <summary>News that a drive may have to tell before it answers.</summary>
    private const int MostAttentions = 8;

    /// <summary>The answer; nothing where the drive does not know the question or has no answer for this medium.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_NOTPRESENT: the disc is gone. IMAPI_E_DISCINFO: the drive could not read the answer.</exception>
    public static async ValueTask<TResponse?> AskAsync<TCommand, TResponse>(
        this Drive drive, ICommand<TCommand, TResponse> command, CancellationToken cancellation)
        where TCommand : struct, ICommand<TCommand, TResponse>
        where TResponse : struct, IStructure
    {
        for (var attentions = 0; ; attentions++)
        {
            try
            {
                return await drive.QueryAsync(command, cancellation);
            }
            catch (DriveException news) when (news.Sense.Key == SenseKey.UnitAttention && attentions < MostAttentions)
            {
                // Told once; the next command goes through.
            }
            catch (DriveException refused) when (refused.Sense.Key is SenseKey.IllegalRequest or SenseKey.BlankCheck
                || refused.Sense is { Key: SenseKey.NotReady, Asc: not 0x3A and not 0x04 })
            {
                return null;
            }
            catch (DriveException failed) when (failed.Error != DriveErrors.NoMedium)
            {
                throw new DiscException(RecordingErrors.DiscInfo, failed.Message, inner: failed);
            }
        }
    }
}
