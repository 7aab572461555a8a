using OpenImapi.Formats;
using OpenImapi.Formats.Joliet;

namespace OpenImapi.Mastering;

/// <summary>Names of Joliet.</summary>
internal sealed class JolietNamingRules : INamingRules
{
    public string NameSpace => "Joliet";

    public int MaximumLength => JolietNames.MaximumLength;

    public int DigitLength => 2;

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) => JolietNames.Map(name, isFolder, identifier);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) =>
        JolietNames.Number(identifier, isFolder, number, numbered);

    public int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder) =>
        JolietNames.Compare(left, leftIsFolder, right, rightIsFolder);

    public ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder) => TreeOrder.PrefixOf(JolietNames.NameOf(identifier, isFolder));

    public int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder) => identifier.Length;

    public int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded)
    {
        identifier.CopyTo(recorded);
        return identifier.Length;
    }

    public string ToText(ReadOnlySpan<byte> identifier) => JolietNames.ToText(identifier);
}
