using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What every step of one recording works with.</summary>
internal sealed class BurnDesk(Drive drive, DriveDescription description, RecordingJob job, TimeProvider time)
{
    private readonly List<string> warnings = [];

    public Drive Drive => drive;

    public DriveDescription Description => description;

    /// <summary>What is to be recorded, numbered as the disc will have it.</summary>
    public RecordingJob Job { get; private set; } = job;

    public TimeProvider Time => time;

    /// <summary>The content as it is sent.</summary>
    public IBlockSource Source { get; } = job.WriteOffset == 0 ? job.Source : new ShiftedSource(job.Source, job.Layout, new(job.WriteOffset));

    public Readiness Readiness { get; } = new(drive, time);

    /// <summary>What the drive would not do.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Where the disc says that it ends, when the job writes beyond that.</summary>
    public Lba? StatedEnd { get; set; }

    /// <summary>The drive is told to write without looking at what it wrote.</summary>
    public bool Streams { get; set; }

    /// <summary>The number of the track that is written.</summary>
    public ushort Track { get; set; } = 1;

    /// <summary>Numbers session and tracks on from what is on the disc; whoever made the layout need not know what that is.</summary>
    public void NumberAfter(Medium medium)
    {
        if (medium.IsOverwritable || medium.Tracks.IsEmpty || Job.Layout.Sessions is not [var session])
            return;
        var next = medium.Tracks.Max(track => track.Number) + 1;
        var numbered = session with { Number = medium.Sessions + 1, Tracks = [.. session.Tracks.Select((track, index) => track with { Number = next + index })] };
        Job = Job with { Layout = Job.Layout with { Sessions = [numbered] } };
    }

    public void Warn(string warning)
    {
        if (!warnings.Contains(warning))
            warnings.Add(warning);
    }
}
