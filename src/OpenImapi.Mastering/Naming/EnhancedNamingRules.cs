using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Names of ISO 9660:1999: the bytes given.</summary>
internal sealed class EnhancedNamingRules : INamingRules
{
    public string NameSpace => "ISO 9660:1999";

    public int MaximumLength => EnhancedVolume.MaximumIdentifierLength;

    public int DigitLength => 1;

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) => EnhancedVolume.Map(name, isFolder, identifier);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) =>
        EnhancedVolume.Number(identifier, isFolder, number, numbered);

    public int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder) => left.SequenceCompareTo(right);

    public ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder) => TreeOrder.PrefixOf(identifier);

    public int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder) => identifier.Length;

    public int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded)
    {
        identifier.CopyTo(recorded);
        return identifier.Length;
    }

    public string ToText(ReadOnlySpan<byte> identifier) => NameText.ToText(identifier);
}
