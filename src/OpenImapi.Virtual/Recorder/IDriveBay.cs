namespace OpenImapi.Virtual;

/// <summary>Where a drive's disc lies: the tray, and what people outside do with it.</summary>
public interface IDriveBay : IDisposable
{
    /// <summary>The disc in the tray, whether that is open or closed.</summary>
    Disc? Disc { get; }

    bool IsOpen { get; }

    /// <summary>The drive moves the tray.</summary>
    void Move(bool open);

    /// <summary>True when somebody outside wants the tray opened or the disc changed.</summary>
    bool HasRequest { get; }

    /// <summary>Does what was asked for from outside.</summary>
    void TakeUpRequests();
}
