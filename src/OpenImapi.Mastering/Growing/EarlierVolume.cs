using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>A volume that another one is to follow on the same medium.</summary>
public static class EarlierVolume
{
    /// <summary>The options that make a volume like it: of its name, its file systems and its texts, started as it is.</summary>
    public static async ValueTask<ImageOptions> OptionsOfAsync(DiscVolume volume, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var options = new ImageOptions
        {
            Label = volume.Label is { Length: > 0 } label ? label : new ImageOptions().Label,
            Iso = volume.Iso is not null,
            Joliet = volume.Of(VolumeTreeKind.Joliet) is not null,
            RockRidge = volume.Of(VolumeTreeKind.RockRidge) is not null,
            Udf = volume.Udf?.Revision ?? default,
            UdfForm = volume.Udf?.Virtual is null ? UdfForm.Closed : UdfForm.Virtual,
            EarlierBootCatalog = volume.Iso is { } iso && await BootCatalogReader.ReadAsync(iso, cancellation) is { } boot ? boot.Extent.Start : null,
        };
        return volume.Iso is { Iso.Descriptor: var texts, Descriptors: var set } ? options with
        {
            IsoLevel = set.Any(descriptor => descriptor is { Type: VolumeDescriptorType.Supplementary, Version: 2 }) ? 4 : options.IsoLevel,
            SystemIdentifier = Text(texts.SystemIdentifier),
            PublisherIdentifier = Text(texts.PublisherIdentifier),
            DataPreparerIdentifier = Text(texts.DataPreparerIdentifier),
            ApplicationIdentifier = Text(texts.ApplicationIdentifier),
            CopyrightFileIdentifier = Text(texts.CopyrightFileIdentifier),
            AbstractFileIdentifier = Text(texts.AbstractFileIdentifier),
            BibliographicFileIdentifier = Text(texts.BibliographicFileIdentifier),
        } : options;
    }

    /// <summary>The address after the last block that the volume says it has.</summary>
    public static Lba EndOf(DiscVolume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var end = volume.Iso is { } iso ? new Lba(iso.Iso.Descriptor.VolumeSpaceSize) : Lba.Zero;
        foreach (var partition in volume.Udf?.Partitions ?? [])
            if (new Lba((long)partition.Start + partition.Length) is var behind && behind > end)
                end = behind;
        return end;
    }

    private static string Text(ByteString recorded) => NameText.ToText(recorded.Span).TrimEnd(' ', '\0');
}
