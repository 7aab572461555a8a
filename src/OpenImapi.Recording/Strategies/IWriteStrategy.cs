using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>How one family of media is written. Holds no state of its own; each has its recipe in docs/recipes.</summary>
internal interface IWriteStrategy
{
    WriteMode Mode { get; }

    /// <summary>Blocks that every write is a whole number of, the last one filled up: an ECC block or cluster.</summary>
    BlockCount Blocking { get; }

    /// <summary>The drive takes whole units only; else it reads, changes and writes them itself.</summary>
    bool WritesWholeUnits => false;

    /// <summary>Empty blocks that must follow so much content.</summary>
    BlockCount PaddingAfter(BlockCount content) => Blocks.ToWhole(content, Blocking);

    /// <summary>The drive can do all but write on this medium: CD, DVD-R and DVD-RW know that, others do not.</summary>
    bool CanTestWrite(BurnDesk desk) => false;

    /// <summary>What is written, in which order. Pure.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_WRITE_MODE_UNSUPPORTED: this way cannot make that layout.</exception>
    BurnPlan Plan(BurnDesk desk, Medium medium) => OneDataTrack.Plan(desk, this);

    /// <summary>Sets speed and write parameters and finds the track that will be written.</summary>
    ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation);

    /// <summary>Tells the drive the whole session, and returns the plan as the drive takes it.</summary>
    ValueTask<BurnPlan> AnnounceAsync(BurnDesk desk, BurnPlan plan, CancellationToken cancellation) => ValueTask.FromResult(plan);

    /// <summary>Sets the drive up for a track after the first one, and returns the plan with that track where the drive begins it.</summary>
    ValueTask<BurnPlan> BeginTrackAsync(BurnDesk desk, BurnPlan plan, int track, CancellationToken cancellation) => ValueTask.FromResult(plan);

    /// <summary>Makes ready for the runs that come last: everything before them is on the disc.</summary>
    ValueTask BeforeHeadAsync(BurnDesk desk) => ValueTask.CompletedTask;

    /// <summary>Ends the track.</summary>
    ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress);

    /// <summary>Ends the session, and the disc where the job says so.</summary>
    ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress);

    /// <summary>Takes back what <see cref="InitializeAsync"/> set and others could stumble over.</summary>
    ValueTask ReleaseAsync(BurnDesk desk) => ValueTask.CompletedTask;
}
