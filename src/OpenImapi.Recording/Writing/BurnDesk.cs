using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What every step of one recording works with.</summary>
internal sealed class BurnDesk(Drive drive, DriveDescription description, RecordingJob job, TimeProvider time)
{
    private readonly List<string> warnings = [];

    public Drive Drive => drive;

    public DriveDescription Description => description;

    public RecordingJob Job => job;

    public TimeProvider Time => time;

    /// <summary>The content as it is sent.</summary>
    public IBlockSource Source { get; } = job.WriteOffset == 0 ? job.Source : new ShiftedSource(job.Source, job.Layout, new(job.WriteOffset));

    public Readiness Readiness { get; } = new(drive, time);

    /// <summary>What the drive would not do.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The number of the track that is written.</summary>
    public ushort Track { get; set; } = 1;

    public void Warn(string warning)
    {
        if (!warnings.Contains(warning))
            warnings.Add(warning);
    }
}
