using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>
/// One object for one device; <see cref="DiscMaster.EnumDiscRecordersAsync"/> gives them. Once the device is removed, every call but
/// <see cref="Address"/> answers IMAPI_E_DEVICE_NOTPRESENT.
/// </summary>
public sealed class DiscRecorder
{
    private readonly DiscMaster master;

    internal DiscRecorder(DiscMaster master, RecorderDevice device) => (this.master, Device) = (master, device);

    internal RecorderDevice Device { get; }

    internal DiscMaster Master => master;

    /// <summary>How the device is named; it answers also when the device was removed.</summary>
    public DriveAddress Address => Device.Address;

    /// <summary>The same for the same device, every time it is listed.</summary>
    public Guid Guid => Present.Address.Identity;

    /// <summary>What the device is, whatever lies in it.</summary>
    public RecorderType Type => Present.Description?.Rewrites == true ? RecorderType.Cdrw : RecorderType.Cdr;

    /// <summary>Vendor, product and revision; empty while somebody else holds a drive that was never asked.</summary>
    public DisplayNames DisplayNames => Present.Description is { } drive ? new(drive.Vendor, drive.Product, drive.Revision) : new("", "", "");

    /// <summary>Make and model: vendor, product and revision run together.</summary>
    public string BasePnPId => DisplayNames is var (vendor, product, revision) ? vendor + product + revision : "";

    /// <summary>Where the operating system has the device.</summary>
    public string Path => Present.Address.Location;

    /// <summary>What the device is and can do; nothing while somebody else holds it and it was never asked.</summary>
    public DriveDescription? Description => Present.Description;

    /// <summary>What the device is doing, as far as this disc master knows.</summary>
    public RecorderState State => Present switch
    {
        { IsBurning: true } => RecorderState.Burning,
        { Opener: not null } => RecorderState.Opened,
        _ => RecorderState.DoingNothing,
    };

    /// <summary>Whether this object holds the device by <see cref="OpenExclusiveAsync"/>.</summary>
    public bool HasOpened => Device.Opener == this;

    private RecorderDevice Present
    {
        get
        {
            Device.RequirePresent();
            return Device;
        }
    }

    /// <summary>A copy of the properties MaxWriteSpeed, WriteSpeed, AudioGapSize, BufferUnderrunFreeCapable and EnableBufferUnderrunFree.</summary>
    public PropertySet GetProperties() => RecorderSettings.Table.Read(Present.Settings);

    /// <summary>Sets the properties that the set holds; those that are unknown or read only are ignored and named.</summary>
    /// <exception cref="ArgumentException">A value does not fit; then nothing was set.</exception>
    public PropertiesIgnored SetProperties(PropertySet properties) => RecorderSettings.Table.Apply(Present.Settings, properties);

    /// <summary>Takes the device for this object; it is hidden from others until <see cref="CloseAsync"/>.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTACCESSIBLE, naming who has it: this object or another, a disc master, another process.</exception>
    public async ValueTask OpenExclusiveAsync(CancellationToken cancellation = default) => await Device.OpenAsync(this, cancellation);

    /// <summary>What kind of disc is inside.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED without <see cref="OpenExclusiveAsync"/>.</exception>
    public async ValueTask<MediaTypeInfo> QueryMediaTypeAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await Device.UseAsync(this, drive => MediaDescriber.TypeOfAsync(drive, cancellation));
        }
        catch (DiscException none) when (none.Error == DriveErrors.NoMedium)
        {
            return default;
        }
    }

    /// <summary>What is on the disc inside, and how much still fits.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED without <see cref="OpenExclusiveAsync"/>; IMAPI_E_MEDIUM_NOTPRESENT.</exception>
    public async ValueTask<MediaInfo> QueryMediaInfoAsync(CancellationToken cancellation = default) =>
        MediaDescriber.InfoOf(await QueryMediumAsync(cancellation));

    /// <summary>Everything that is known of the disc inside.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED without <see cref="OpenExclusiveAsync"/>; IMAPI_E_MEDIUM_NOTPRESENT.</exception>
    public async ValueTask<Medium> QueryMediumAsync(CancellationToken cancellation = default) =>
        await Device.UseAsync(this, drive => MediumInspector.InspectAsync(drive, cancellation));

    /// <summary>Unlocks and opens the tray, if the device can.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED without <see cref="OpenExclusiveAsync"/>.</exception>
    public async ValueTask EjectAsync(CancellationToken cancellation = default) => await Device.UseAsync(this, async drive =>
    {
        await Tray.EjectAsync(drive, cancellation);
        return drive;
    });

    /// <summary>Erases the disc inside; the sinks of the disc master hear of its end.</summary>
    /// <param name="full">Erases everything, which may take an hour; else only what says what is recorded.</param>
    /// <param name="progress">Hears how far it has come.</param>
    /// <param name="cancellation">Ends the waiting between two commands.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED without <see cref="OpenExclusiveAsync"/>; IMAPI_E_DEVICE_INVALIDTYPE: the drive erases nothing;
    /// IMAPI_E_MEDIUM_NOTPRESENT; IMAPI_E_MEDIUM_INVALIDTYPE: the disc cannot be erased.
    /// </exception>
    public async ValueTask EraseAsync(bool full, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default)
    {
        Device.RequireHeld(this);
        using var awake = await master.StayAwakeAsync("Erasing a disc in", cancellation, Address);
        await master.NotifyErasedAsync(() => Device.UseAsync(this, async drive =>
        {
            await Eraser.EraseAsync(drive, full, progress, cancellation);
            return drive;
        }).AsTask());
    }

    /// <summary>Gives the device back.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED without <see cref="OpenExclusiveAsync"/>.</exception>
    public ValueTask CloseAsync() => Device.CloseAsync(this);

    public override string ToString() => Address.Name;
}
