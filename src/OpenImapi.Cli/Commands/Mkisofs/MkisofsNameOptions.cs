using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;
using static OpenImapi.Cli.MkisofsOption;

namespace OpenImapi.Cli;

/// <summary>Which file systems there are, and what names may be in them.</summary>
internal static class MkisofsNameOptions
{
    private const IsoRelaxations Untranslated = IsoRelaxations.LowerCase | IsoRelaxations.MultipleDots | IsoRelaxations.LeadingDots | IsoRelaxations.NoVersions
        | IsoRelaxations.NoTrailingDots | IsoRelaxations.AnyCharacter | IsoRelaxations.LongNames;

    public static IReadOnlyList<MkisofsOption> All { get; } =
    [
        Flag("J joliet", "Make a Joliet tree, too.", order => order.Volumed(volume => volume with { Joliet = true })),
        Flag("joliet-long", "Make one with names of up to 103 characters.", order => order.Volumed(volume => volume with { Joliet = true, JolietLongNames = true })),
        Flag("R rock", "Add Rock Ridge, with owners and permissions as they are.", order => order.Owned(access => access with { ForEverybody = false })),
        Flag("r rational-rock", "Add Rock Ridge with everything root's and for everybody to read.", order => order.Owned(access => access with { ForEverybody = true })),
        Flag("udf", "Make UDF 1.02, too.", order => order.Volumed(volume => volume with { Udf = UdfRevision.Udf102 })),
        Flag("dvd-video", "Make UDF 1.02, too, and place the files of VIDEO_TS where DVD players look for them.",
            order => order.Volumed(volume => volume with { Udf = UdfRevision.Udf102, DvdVideo = true })),
        With("iso-level", "N", "Level of the ISO 9660 names: 1 (8.3 characters), 2, 3 (files of 4 GiB too) or 4 (ISO 9660:1999, too); 1 if not said.",
            (order, words) => words.Number(0, 1, 4) is var level ? order.Volumed(volume => volume with { IsoLevel = (int)level }) : order),
        Flag("l full-iso9660-filenames", "Names of up to 31 characters.", order => order.Relaxed(IsoRelaxations.LongNames)),
        Flag("d omit-period", "No dot behind names that have no extension.", order => order.Relaxed(IsoRelaxations.NoTrailingDots)),
        Flag("N omit-version-number", "No ;1 behind names.", order => order.Relaxed(IsoRelaxations.NoVersions)),
        Flag("U untranslated-filenames", "Names as they are, where they have up to 31 characters of ASCII: -d -l -N and all that -allow-* allow, and more.", order => order.Relaxed(Untranslated)),
        Flag("allow-lowercase", "Names in small letters.", order => order.Relaxed(IsoRelaxations.LowerCase)),
        Flag("allow-multidot", "Names with several dots.", order => order.Relaxed(IsoRelaxations.MultipleDots)),
        Flag("allow-leading-dots ldots L", "Names that begin with a dot.", order => order.Relaxed(IsoRelaxations.LeadingDots)),
        Flag("D disable-deep-relocation", "Leave folders deeper than eight levels where they are; else Rock Ridge moves them, and without it they are refused.",
            order => order with { DeepFoldersStay = true }),
        Flag("T translation-table", "Write into each folder a file TRANS.TBL that says for each name what it was.",
            order => order.Sourced(sources => sources with { TranslationTables = true })),
        With("input-charset", "NAME", "The encoding of the sources' names; utf-8 if not said.",
            (order, words) => words.Encoding() is var encoding ? order.Volumed(volume => volume with { NameEncoding = encoding }) : order),
    ];
}
