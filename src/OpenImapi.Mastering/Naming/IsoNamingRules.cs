using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Names of ISO 9660, level 1 to 3.</summary>
internal sealed class IsoNamingRules(int level) : INamingRules
{
    public string NameSpace => "ISO 9660";

    public int MaximumLength => Ecma119Names.MaximumLength;

    public int DigitLength => 1;

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) => Ecma119Names.Map(name, isFolder, level, identifier);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) =>
        Ecma119Names.Number(identifier, isFolder, level, number, numbered);

    public int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder) => left.SequenceCompareTo(right);

    public ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder) => TreeOrder.PrefixOf(identifier);

    public int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder) => Ecma119Names.RecordedLength(identifier, isFolder);

    public int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded) => Ecma119Names.Record(identifier, isFolder, recorded);

    public string ToText(ReadOnlySpan<byte> identifier) => System.Text.Encoding.ASCII.GetString(identifier);
}
