using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The texts and dates that a volume's descriptors hold.</summary>
internal sealed record VolumeTextsOf(
    string System, string VolumeSet, string Publisher, string DataPreparer, string Application, DateTimeOffset? Created, DateTimeOffset? Modified)
{
    /// <summary>Those of a tree's own descriptor; a UDF tree's stand in its primary volume descriptor.</summary>
    public static VolumeTextsOf Tree(DiscVolume volume, VolumeTree tree)
    {
        if (tree is not IsoTree iso)
            return Udf(volume.Udf!);
        var descriptor = iso.Descriptor;
        var encoding = tree.Kind == VolumeTreeKind.Joliet ? Encoding.BigEndianUnicode : Encoding.Latin1;
        string Text(ByteString field) => encoding.GetString(field).TrimEnd(' ', '\0');
        return new(Text(descriptor.SystemIdentifier), Text(descriptor.VolumeSetIdentifier), Text(descriptor.PublisherIdentifier),
            Text(descriptor.DataPreparerIdentifier), Text(descriptor.ApplicationIdentifier),
            descriptor.CreatedAt.ToDateTimeOffset(), descriptor.ModifiedAt.ToDateTimeOffset());
    }

    private static VolumeTextsOf Udf(UdfVolume volume)
    {
        var primary = volume.Primary ?? default;
        return new("", CompressedUnicode.ToText(primary.VolumeSetIdentifier), "", "", Trimmed(primary.Application.Identifier),
            primary.RecordedAt.ToDateTimeOffset(), volume.Integrity?.RecordedAt.ToDateTimeOffset());
    }

    private static string Trimmed(ByteString identifier) => $"{identifier}".Trim('\0', ' ', '*');
}
