namespace OpenImapi.Virtual;

/// <summary>A tray in memory; the test that made it is the person who changes discs.</summary>
public sealed class MemoryBay(Disc? disc = null) : IDriveBay
{
    private readonly Lock gate = new();
    private (Disc? Disc, bool Open)? request;

    public Disc? Disc { get; private set; } = disc;

    public bool IsOpen { get; private set; }

    public bool HasRequest
    {
        get
        {
            lock (gate)
                return request is not null;
        }
    }

    /// <summary>Puts another disc into the drive. The drive notices at its next command, unless the tray is locked.</summary>
    public void Insert(Disc another)
    {
        lock (gate)
            request = (another, false);
    }

    /// <summary>Presses the eject button and takes the disc away.</summary>
    public void TakeOut()
    {
        lock (gate)
            request = (null, true);
    }

    public void Move(bool open) => IsOpen = open;

    public void TakeUpRequests()
    {
        lock (gate)
        {
            (Disc, IsOpen) = request ?? (Disc, IsOpen);
            request = null;
        }
    }

    public void Dispose()
    {
    }
}
