using System.Text.RegularExpressions;
using OpenImapi.Formats;

namespace OpenImapi.Architecture.Tests;

/// <summary>Whatever stands for something in a standard says where it stands there.</summary>
public partial class ClauseTests
{
    [Fact]
    public void Every_type_of_a_standard_names_its_clause() =>
        Refuse.Any(Clauses.Owing.Where(type => !type.IsDefined(typeof(ClauseAttribute), inherit: false)).Select(type => type.FullName));

    [Fact]
    public void The_search_finds_the_types_of_the_standards() =>
        Assert.Superset(
            new HashSet<string?>(["OpenImapi.Formats.Ecma119.VolumeDescriptor", "OpenImapi.Formats.Ecma119.PathTableType"]),
            Clauses.Owing.Select(type => type.FullName).ToHashSet());

    [Fact]
    public void A_clause_of_a_numbered_standard_is_a_number()
    {
        Standard[] unnumbered = [Standard.Joliet, Standard.ElTorito, Standard.Genisoimage, Standard.Xorrisofs, Standard.Zisofs, Standard.InsideMacintosh, Standard.Cdrwin, Standard.Cdrdao, Standard.MusicBrainz, Standard.Cddb, Standard.AccurateRip];
        Refuse.Any(Clauses.All
            .Where(pair => pair.Clause.Number.Length == 0 || (!unnumbered.Contains(pair.Clause.Standard) && !Number().IsMatch(pair.Clause.Number)))
            .Select(pair => $"{pair.Type}: {pair.Clause.Standard}, \"{pair.Clause.Number}\""));
    }

    [Fact]
    [Trait("Approved", "yes")]
    public void The_coverage_page_lists_every_clause() => ApprovedFile.Check("docs/standards/coverage.md", CoveragePage.Text());

    [GeneratedRegex(@"^([A-Z]\.|\d/)?\d+(\.\d+)*$|^Annex [A-Z]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
