using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Joliet;

namespace OpenImapi.Mastering;

/// <summary>The texts and times of a volume descriptor, as given: UTF-8 in a primary one, UCS-2 in Joliet's, cut only where a field ends.</summary>
internal static class VolumeTexts
{
    /// <summary>Each text with its name and its field's length in bytes.</summary>
    public static IEnumerable<(string Name, string Text, int Length)> Of(ImageOptions options) =>
    [
        ("label", options.Label, 32),
        ("system identifier", options.SystemIdentifier, 32),
        ("volume set identifier", options.VolumeSetIdentifier ?? "", 128),
        ("publisher identifier", options.PublisherIdentifier, 128),
        ("data preparer identifier", options.DataPreparerIdentifier, 128),
        ("application identifier", options.ApplicationIdentifier, 128),
        ("copyright file identifier", options.CopyrightFileIdentifier, 37),
        ("abstract file identifier", options.AbstractFileIdentifier, 37),
        ("bibliographic file identifier", options.BibliographicFileIdentifier, 37),
    ];

    /// <summary>A descriptor with all that does not depend on places.</summary>
    public static VolumeDescriptor Fill(Ecma119TreeKind kind, VolumeFacts facts)
    {
        var (options, joliet, time) = (facts.Options, kind == Ecma119TreeKind.Joliet, VolumeTime.From(facts.Date));
        ByteString Encode(string text, int length) => VolumeTexts.Encode(text, joliet, length);
        return new()
        {
            Type = kind == Ecma119TreeKind.Primary ? VolumeDescriptorType.Primary : VolumeDescriptorType.Supplementary,
            Version = kind == Ecma119TreeKind.Enhanced ? EnhancedVolume.Version : (byte)1,
            SystemIdentifier = Encode(options.SystemIdentifier, 32),
            VolumeIdentifier = Encode(options.Label, 32),
            EscapeSequences = joliet ? EscapeSequences.Of(options.JolietLevel) : default,
            VolumeSetSize = 1,
            VolumeSequenceNumber = 1,
            LogicalBlockSize = BlockSizes.UserData,
            VolumeSetIdentifier = Encode(facts.VolumeSet, 128),
            PublisherIdentifier = Encode(options.PublisherIdentifier, 128),
            DataPreparerIdentifier = Encode(options.DataPreparerIdentifier, 128),
            ApplicationIdentifier = Encode(options.ApplicationIdentifier, 128),
            CopyrightFileIdentifier = Encode(options.CopyrightFileIdentifier, 37),
            AbstractFileIdentifier = Encode(options.AbstractFileIdentifier, 37),
            BibliographicFileIdentifier = Encode(options.BibliographicFileIdentifier, 37),
            CreatedAt = time,
            ModifiedAt = time,
            ExpiresAt = VolumeTime.NotSpecified,
            EffectiveAt = VolumeTime.NotSpecified,
        };
    }

    /// <summary>The text in a field's bytes, cut before the character that no longer fits.</summary>
    public static ByteString Encode(string text, bool joliet, int length)
    {
        var encoding = joliet ? Encoding.BigEndianUnicode : Encoding.UTF8;
        var fitting = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = joliet ? rune.Utf16SequenceLength * 2 : rune.Utf8SequenceLength;
            if ((length -= bytes) < 0)
                break;
            fitting += rune.Utf16SequenceLength;
        }

        return new((ReadOnlySpan<byte>)encoding.GetBytes(text[..fitting]));
    }

    /// <summary>Whether the text has to be cut.</summary>
    public static bool IsCut(string text, bool joliet, int length) =>
        (joliet ? Encoding.BigEndianUnicode : Encoding.UTF8).GetByteCount(text) > length;
}
