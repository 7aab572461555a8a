using System.Globalization;
using System.Text;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi;

/// <summary>What can be set on a data disc, until the disc master is closed (the table of Joliet properties).</summary>
internal sealed class JolietSettings(TimeProvider time)
{
    /// <summary>Characters that a volume name may have; Joliet holds the first 16.</summary>
    private const int LongestName = 32;

    /// <summary>The identifier field of an El Torito validation entry, in bytes.</summary>
    private const int LongestManufacturer = 24;

    private ImageOptions? options;
    private BootOptions? boot;

    public static readonly PropertyTable<JolietSettings> Table = new(
        new("VolumeName", PropertyType.Text, settings => settings.Options.Label, CheckName,
            (settings, value) => settings.Options = settings.Options with { Label = (string)value! }),
        new("PlaceBootImageOnDisc", PropertyType.Boolean, settings => settings.PlaceBootImageOnDisc, value => value,
            (settings, value) => settings.PlaceBootImageOnDisc = (bool)value!),
        new("BootImageManufacturerIDString", PropertyType.Text, settings => settings.Manufacturer, CheckManufacturer,
            (settings, value) => (settings.Manufacturer, settings.boot) = ((string)value!, null)),
        new("BootImagePlatform", PropertyType.UInt8, settings => settings.Platform, value => CheckByte("BootImagePlatform", value, 2),
            (settings, value) => (settings.Platform, settings.boot) = ((byte)value!, null)),
        new("BootImageEmulationType", PropertyType.UInt8, settings => settings.Emulation, value => CheckByte("BootImageEmulationType", value, 4),
            (settings, value) => (settings.Emulation, settings.boot) = ((byte)value!, null)),
        new("BootImage", PropertyType.Stream, settings => settings.BootImage, value => value, (settings, value) => (settings.BootImage, settings.boot) = ((Stream?)value, null)));

    /// <summary>How the volume is made. Its label, unless set, is the local date.</summary>
    public ImageOptions Options
    {
        get => options ?? new() { Label = time.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        set => options = value;
    }

    /// <summary>How the volume is made, with the boot image where one is wanted and given.</summary>
    public ImageOptions OptionsWithBoot => PlaceBootImageOnDisc && BootImage is { } image ? Options with { Boot = boot ??= BootFrom(image) } : Options;

    /// <summary>A boot image is wanted, and none is given.</summary>
    public bool LacksBootImage => PlaceBootImageOnDisc && BootImage is null;

    public bool PlaceBootImageOnDisc { get; private set; }

    private string Manufacturer { get; set; } = "";

    private byte Platform { get; set; }

    private byte Emulation { get; set; }

    private Stream? BootImage { get; set; }

    public void Reset() =>
        (options, boot, PlaceBootImageOnDisc, Manufacturer, Platform, Emulation, BootImage) = (null, null, false, "", 0, 0, null);

    private BootOptions BootFrom(Stream image) =>
        new([BootChoice.FromContent(new GivenBootImage(image)) with { Platform = (BootPlatform)Platform, Emulation = (BootEmulation)Emulation }]) { Identifier = Manufacturer };

    private static string CheckName(object? value) => value is string { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl) ? name
        : throw new ArgumentException($"VolumeName has 1 to {LongestName} characters; '{value}' cannot be one.", nameof(value));

    private static string CheckManufacturer(object? value)
    {
        var text = (string?)value ?? "";
        return Encoding.UTF8.GetByteCount(text) <= LongestManufacturer ? text
            : throw new ArgumentException($"BootImageManufacturerIDString has at most {LongestManufacturer} bytes; '{value}' has more.", nameof(value));
    }

    private static byte CheckByte(string name, object? value, byte highest) => value is byte number && number <= highest ? number
        : throw new ArgumentException($"{name} is 0 to {highest}; {value} is not.", nameof(value));
}
