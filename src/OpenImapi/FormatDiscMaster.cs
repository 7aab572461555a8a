using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>What the formats have in common: each stages content that its disc master records.</summary>
public abstract class FormatDiscMaster
{
    private protected FormatDiscMaster(DiscMaster master) => Master = master;

    /// <summary>True while something is staged.</summary>
    public abstract bool HasContent { get; }

    internal abstract DiscMasterFormat Format { get; }

    /// <summary>True when the recorder can make discs of this format; one that was never asked may.</summary>
    internal virtual bool IsFor(DriveDescription? recorder) => recorder is null or { IsRecorder: true };

    private protected DiscMaster Master { get; }

    /// <summary>Refuses a recording while what is staged cannot be recorded.</summary>
    /// <exception cref="DiscException">IMAPI_E_INVALIDIMAGE: nothing is staged.</exception>
    internal virtual void RequireRecordable()
    {
        if (!HasContent)
            throw new DiscException(ImapiErrors.InvalidImage);
    }

    /// <summary>Drops what is staged.</summary>
    internal abstract void Clear();

    /// <summary>Forgets everything that was set, as closing the disc master does.</summary>
    internal abstract void Reset();

    /// <summary>Looks at the disc that a recording is to be made for.</summary>
    /// <exception cref="DiscException">The disc cannot take this format's content.</exception>
    internal abstract ValueTask<DiscTarget> ExamineAsync(Drive drive, CancellationToken cancellation);

    /// <summary>What is to be recorded on the disc that is in the drive now.</summary>
    /// <exception cref="DiscException">It is not a disc that this can be recorded on.</exception>
    internal abstract ValueTask<RecordingJob> ComposeAsync(DiscTarget target, Medium medium, RecordDiscOptions how, CancellationToken cancellation);

    /// <summary>What is open only while a job is recorded, or nothing.</summary>
    internal virtual IDisposable? Reading(RecordingJob job) => null;
}
