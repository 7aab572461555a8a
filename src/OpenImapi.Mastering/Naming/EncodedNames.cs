using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The rules of a name space for names that are text in another encoding than UTF-8.</summary>
internal sealed class EncodedNames(INamingRules rules, Encoding encoding) : INamingRules
{
    public string NameSpace => rules.NameSpace;

    public int MaximumLength => rules.MaximumLength;

    public int DigitLength => rules.DigitLength;

    public Comparison<ReadOnlyMemory<byte>>? PathTableOrder => rules.PathTableOrder;

    /// <summary>The rules for names in an encoding; those given, where that is UTF-8.</summary>
    public static INamingRules Over(INamingRules rules, Encoding? encoding) =>
        encoding is null or UTF8Encoding ? rules : new EncodedNames(rules, encoding);

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) =>
        rules.Map(NameText.FromText(encoding.GetString(name)), isFolder, identifier);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) => rules.Number(identifier, isFolder, number, numbered);

    public int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder) =>
        rules.Compare(left, leftIsFolder, right, rightIsFolder);

    public ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder) => rules.PrefixOf(identifier, isFolder);

    public int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder) => rules.RecordedLength(identifier, isFolder);

    public int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded) => rules.Record(identifier, isFolder, recorded);

    public string ToText(ReadOnlySpan<byte> identifier) => rules.ToText(identifier);
}
