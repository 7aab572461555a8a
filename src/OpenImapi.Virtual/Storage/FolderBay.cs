namespace OpenImapi.Virtual;

/// <summary>The tray of a drive that is a folder.</summary>
internal sealed class FolderBay : IDriveBay
{
    private readonly DriveFolder drive;
    private readonly DriveLock hold;

    public FolderBay(DriveFolder drive, DriveLock hold)
    {
        (this.drive, this.hold) = (drive, hold);
        if (File.Exists(drive.TakenRequest))
            Obey();
        var tray = drive.Tray;
        IsOpen = tray.Open;
        Disc = drive.FindDisc(tray.Disc)?.Open(readOnly: false);
    }

    public Disc? Disc { get; private set; }

    public bool IsOpen { get; private set; }

    public bool HasRequest => File.Exists(drive.Request);

    public void Move(bool open)
    {
        IsOpen = open;
        drive.Tray = drive.Tray with { Open = open };
    }

    /// <summary>The request is renamed first, so that one that comes meanwhile is not lost.</summary>
    public void TakeUpRequests()
    {
        File.Move(drive.Request, drive.TakenRequest, overwrite: true);
        Obey();
        Disc?.Dispose();
        Disc = null;
        IsOpen = drive.Tray.Open;
        Disc = drive.FindDisc(drive.Tray.Disc)?.Open(readOnly: false);
    }

    public void Dispose()
    {
        Disc?.Dispose();
        hold.Dispose();
    }

    /// <summary>The tray is set down before the request goes: a process that dies between the two does the same again.</summary>
    private void Obey()
    {
        if (AtomicFile.Read(drive.TakenRequest, StoredJson.Default.StoredRequest) is { } request)
            drive.Tray = new(request.Insert, Open: request.Insert is null);
        File.Delete(drive.TakenRequest);
    }
}
