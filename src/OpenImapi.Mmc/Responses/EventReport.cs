using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What GET EVENT STATUS NOTIFICATION answers, whatever the class: an event, a status, and what belongs to it.</summary>
/// <param name="Class">The class answered, 1 to 6; 0 when the drive has none of those asked for.</param>
/// <param name="Supported">Every class that the drive knows.</param>
/// <param name="Event">What happened, low four bits; 0 nothing.</param>
/// <param name="Status">How things stand now; its meaning is the class's.</param>
/// <param name="Parameter">Operational change: what changed. Media: slots. Device busy: time left in units of 100 milliseconds.</param>
[Clause(Standard.Mmc5, "6.7.3")]
public record struct EventReport(byte Class, EventClasses Supported, byte Event, byte Status, ushort Parameter) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    private const byte NoClass = 0x80;

    /// <summary>The class as a bit of a request.</summary>
    public static EventClasses Bit(byte number) => (EventClasses)(1 << number);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("event descriptor length", (ushort)(Class == 0 ? 2 : Length - 2));
        Class = (byte)(f.UInt8("NEA, notification class", Class == 0 ? NoClass : Class) & 7);
        Supported = (EventClasses)f.UInt8("supported event classes", (byte)Supported);
        if (Class == 0)
            return;
        Event = (byte)(f.UInt8("event code", Event) & 0xF);
        Status = f.UInt8("status", Status);
        Parameter = f.UInt16Big("parameter", Parameter);
    }
}
