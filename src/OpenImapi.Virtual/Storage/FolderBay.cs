namespace OpenImapi.Virtual;

/// <summary>The tray of a drive that is a folder.</summary>
internal sealed class FolderBay : IDriveBay
{
    private readonly DriveFolder drive;
    private readonly DriveLock hold;

    public FolderBay(DriveFolder drive, DriveLock hold)
    {
        (this.drive, this.hold) = (drive, hold);
        var tray = drive.Tray;
        IsOpen = tray.Open;
        Place(tray.Disc);
    }

    public Disc? Disc { get; private set; }

    public bool IsOpen { get; private set; }

    public bool HasRequest => File.Exists(drive.Request);

    public void Move(bool open)
    {
        IsOpen = open;
        drive.Tray = drive.Tray with { Open = open };
    }

    /// <summary>The tray is set down before the request goes: a process that dies between the two does the same again.</summary>
    public void TakeUpRequests()
    {
        if (AtomicFile.Read(drive.Request, StoredJson.Default.StoredRequest) is { } request)
        {
            drive.Tray = new(request.Insert, Open: request.Insert is null);
            IsOpen = request.Insert is null;
            Place(request.Insert);
        }

        File.Delete(drive.Request);
    }

    public void Dispose()
    {
        Disc?.Dispose();
        hold.Dispose();
    }

    private void Place(string? disc)
    {
        Disc?.Dispose();
        Disc = drive.FindDisc(disc)?.Open(readOnly: false);
    }
}
