using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Names of UDF: Compressed Unicode.</summary>
internal sealed class UdfNamingRules : INamingRules
{
    public string NameSpace => "UDF";

    public int MaximumLength => UdfNames.MaximumLength;

    /// <summary>A digit of a name of 16-bit units takes two bytes.</summary>
    public int DigitLength => 2;

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) => UdfNames.Map(name, isFolder, identifier);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) => UdfNames.Number(identifier, isFolder, number, numbered);

    /// <summary>A directory of UDF has no order; ours is that of the identifiers' bytes.</summary>
    public int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder) => left.SequenceCompareTo(right);

    public ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder) => TreeOrder.PrefixOf(identifier);

    public int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder) => identifier.Length;

    public int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded)
    {
        identifier.CopyTo(recorded);
        return identifier.Length;
    }

    public string ToText(ReadOnlySpan<byte> identifier) => CompressedUnicode.ToText(identifier);
}
