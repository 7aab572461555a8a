using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What GET EVENT STATUS NOTIFICATION answers for the media class.</summary>
/// <param name="Class">The class answered: 4 media; 0 when the drive has none of those asked for.</param>
/// <param name="Supported">Every class that the drive knows.</param>
/// <param name="Event">What happened to the medium since it was last asked.</param>
/// <param name="MediaPresent">A medium is inside.</param>
/// <param name="TrayOpen">The tray is open.</param>
[Clause(Standard.Mmc5, "6.7.3")]
public record struct EventStatus(byte Class, EventClasses Supported, MediaEvent Event, bool MediaPresent, bool TrayOpen) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    /// <summary>The number of the media class.</summary>
    public const byte MediaClass = 4;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("event descriptor length", (ushort)(Class == 0 ? 2 : Length - 2));
        Class = (byte)(f.UInt8("NEA, notification class", (byte)(Class == 0 ? 0x80 : Class)) & 7);
        Supported = (EventClasses)f.UInt8("supported event classes", (byte)Supported);
        if (Class == 0)
            return;
        Event = (MediaEvent)(f.UInt8("media event", (byte)Event) & 0xF);
        var status = f.UInt8("media status", (byte)((MediaPresent ? 2 : 0) | (TrayOpen ? 1 : 0)));
        (MediaPresent, TrayOpen) = ((status & 2) != 0, (status & 1) != 0);
        f.UInt16Big("start slot, end slot", 0);
    }
}

/// <summary>What can happen to the medium.</summary>
[Clause(Standard.Mmc5, "6.7.3")]
public enum MediaEvent : byte
{
    NoChange = 0,
    EjectRequest = 1,
    NewMedia = 2,
    MediaRemoval = 3,
    MediaChanged = 4,
}
