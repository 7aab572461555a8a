namespace OpenImapi;

/// <summary>
/// IMAPI's events, for whoever registers with <see cref="DiscMaster.ProgressAdvise"/>. A sink implements what it likes; what it throws
/// is ignored. Events come one at a time, from the call that they belong to.
/// </summary>
public interface IDiscMasterProgressEvents
{
    /// <summary>True ends the call under way with IMAPI_E_USERABORT.</summary>
    bool QueryCancel() => false;

    /// <summary>A drive came or went: list the recorders again.</summary>
    void NotifyPnPActivity()
    {
    }

    /// <summary>Staging goes on; steps are of any size, the first is 0 and the last the total.</summary>
    void NotifyAddProgress(long completed, long total)
    {
    }

    /// <summary>Blocks recorded so far, from 0 to the total, which is never 0; on an audio disc, those of the track.</summary>
    void NotifyBlockProgress(long completed, long total)
    {
    }

    /// <summary>Tracks of an audio disc recorded so far, from 0 to the total; the next one begins.</summary>
    void NotifyTrackProgress(int current, int total)
    {
    }

    /// <summary>The drive is made ready; nothing else is heard until writing starts.</summary>
    void NotifyPreparingBurn(int estimatedSeconds)
    {
    }

    /// <summary>The disc is closed and compared; nothing else is heard until all is done.</summary>
    void NotifyClosingDisc(int estimatedSeconds)
    {
    }

    /// <summary>Recording has ended, with the HRESULT that the call is about to return.</summary>
    void NotifyBurnComplete(int status)
    {
    }

    /// <summary>Erasing has ended, with the HRESULT that the call is about to return.</summary>
    void NotifyEraseComplete(int status)
    {
    }
}
