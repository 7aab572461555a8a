using OpenImapi.Formats;
using OpenImapi.Formats.Joliet;

namespace OpenImapi.Mastering;

/// <summary>Names of Joliet, of up to 64 units, or 103.</summary>
internal sealed class JolietNamingRules(bool longNames = false) : INamingRules
{
    private readonly int units = longNames ? JolietNames.MaximumLongUnits : JolietNames.MaximumUnits;

    public string NameSpace => "Joliet";

    public int MaximumLength => 2 * units;

    public int DigitLength => 2;

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) => JolietNames.Map(name, isFolder, identifier, units);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) =>
        JolietNames.Number(identifier, isFolder, number, numbered, units);

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
