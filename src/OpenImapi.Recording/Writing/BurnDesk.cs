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

    /// <summary>
    /// Sends a command that moves no data and that may take long, and waits until it is done. A drive that is still busy is asked again; one
    /// that knows no immediate answer is given the time.
    /// </summary>
    /// <param name="command">The command with its immediate bit set.</param>
    /// <param name="patient">The same without it.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="progress">Told the part that is done.</param>
    public async ValueTask LongAsync<TCommand>(TCommand command, TCommand patient, TimeSpan limit, Action<double>? progress)
        where TCommand : struct, ICommand
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await drive.SendAsync(command, Drive.LongTimeout, CancellationToken.None);
                break;
            }
            catch (DriveException busy) when (Readiness.IsPassing(busy.Sense) && time.GetElapsedTime(began) < limit)
            {
                await Readiness.WaitAsync(limit, progress);
            }
            catch (DriveException refused) when (refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 } && !command.Equals(patient))
            {
                command = patient;
            }
        }

        await Readiness.WaitAsync(limit, progress);
    }
}
