using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Names of ISO 9660, level 1 to 3, with the rules that they may break.</summary>
internal sealed class IsoNamingRules(int level, IsoRelaxations relaxations = IsoRelaxations.None) : INamingRules
{
    private readonly IdentifierForm form = FormOf(level, relaxations);

    public string NameSpace => "ISO 9660";

    public int MaximumLength => Ecma119Names.MaximumLength;

    public int DigitLength => 1;

    public Comparison<ReadOnlyMemory<byte>>? PathTableOrder =>
        form.IsOrderedByParts ? (left, right) => Ecma119Names.CompareInPathTable(left.Span, right.Span) : null;

    public MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier) => Ecma119Names.Map(name, isFolder, form, identifier);

    public int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered) =>
        Ecma119Names.Number(identifier, isFolder, form, number, numbered);

    public int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder) =>
        form.IsOrderedByParts ? Ecma119Names.Compare(left, right) : left.SequenceCompareTo(right);

    /// <summary>Where names are as if filled up with spaces, their begins are too.</summary>
    public ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder) => form.IsOrderedByParts
        ? TreeOrder.PrefixOf(Ecma119Names.NameOf(identifier)) | Spaces(Ecma119Names.NameOf(identifier).Length)
        : TreeOrder.PrefixOf(identifier);

    public int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder) => Ecma119Names.RecordedLength(identifier, isFolder, form);

    public int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded) => Ecma119Names.Record(identifier, isFolder, recorded, form);

    public string ToText(ReadOnlySpan<byte> identifier) => System.Text.Encoding.ASCII.GetString(identifier);

    private static ulong Spaces(int from) => from >= 8 ? 0 : 0x2020202020202020UL >> 8 * from;

    private static IdentifierForm FormOf(int level, IsoRelaxations relaxations) => new()
    {
        IsShort = level == 1 && (relaxations & (IsoRelaxations.LongNames | IsoRelaxations.LongestNames)) == IsoRelaxations.None,
        IsLongest = relaxations.HasFlag(IsoRelaxations.LongestNames),
        KeepsCase = relaxations.HasFlag(IsoRelaxations.LowerCase),
        HasSeveralDots = relaxations.HasFlag(IsoRelaxations.MultipleDots),
        HasLeadingDots = relaxations.HasFlag(IsoRelaxations.LeadingDots),
        HasNoVersions = relaxations.HasFlag(IsoRelaxations.NoVersions),
        HasNoTrailingDots = relaxations.HasFlag(IsoRelaxations.NoTrailingDots),
        HasAnyCharacter = relaxations.HasFlag(IsoRelaxations.AnyCharacter),
    };
}
