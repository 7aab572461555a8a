using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Tells which interchange level of ISO 9660 a volume needs of its readers.</summary>
public static class IsoLevelReader
{
    private const int ShortName = 8;
    private const int ShortExtension = 3;

    /// <summary>4 with an enhanced volume descriptor (ISO 9660:1999), 3 with a file in several sections, 1 where all names are short, else 2.</summary>
    public static async ValueTask<int> ReadAsync(IsoVolume volume, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(volume);
        if (volume.Descriptors.Any(placed => placed is { Type: VolumeDescriptorType.Supplementary, Version: 2 }))
            return 4;
        var level = 1;
        await foreach (var entry in volume.Iso.WalkAsync(cancellation: cancellation))
        {
            if (!entry.IsFolder && entry.Sections.Length > 1)
                return 3;
            if (!IsShort(entry.Name))
                level = 2;
        }

        return level;
    }

    private static bool IsShort(string name) => name.LastIndexOf('.') switch
    {
        < 0 => name.Length <= ShortName,
        var dot => dot <= ShortName && name.Length - dot - 1 <= ShortExtension,
    };
}
