using System.Text;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Tests.Ecma119;

/// <summary>ECMA-119, 7.5, 7.6 and 10: expectations are made by hand from the clauses.</summary>
public class Ecma119NamesTests
{
    [Theory]
    [InlineData("README", 3, "README", NameChanges.None)]
    [InlineData("A.TXT", 1, "A.TXT", NameChanges.None)]
    [InlineData("a.txt", 1, "A.TXT", NameChanges.Case)]
    [InlineData("index.html", 1, "INDEX.HTM", NameChanges.Case | NameChanges.Length)]
    [InlineData("index.html", 2, "INDEX.HTML", NameChanges.Case)]
    [InlineData("longername.c", 1, "LONGERNA.C", NameChanges.Case | NameChanges.Length)]
    [InlineData("archive.tar.gz", 2, "ARCHIVE_TAR.GZ", NameChanges.Case | NameChanges.Character)]
    [InlineData(".profile", 2, "_PROFILE", NameChanges.Case | NameChanges.Character)]
    [InlineData("END.", 2, "END", NameChanges.Character)]
    [InlineData("...", 2, "__", NameChanges.Character)]
    [InlineData("a b-c+d.x", 3, "A_B_C_D.X", NameChanges.Case | NameChanges.Character)]
    [InlineData("näme.txt", 3, "N_ME.TXT", NameChanges.Case | NameChanges.Character)]
    [InlineData("日本語", 3, "___", NameChanges.Character)]
    [InlineData("\U0001F4BF.ISO", 3, "_.ISO", NameChanges.Character)]
    [InlineData("A23456789012345678901234567890.", 2, "A23456789012345678901234567890", NameChanges.Character)]
    [InlineData("A23456789012345678901234567.TXT", 2, "A23456789012345678901234567.TXT", NameChanges.None)]
    [InlineData("A234567890123456789012345678.TXT", 2, "A23456789012345678901234567.TXT", NameChanges.Length)]
    [InlineData("A2345678901234567890123456789012345.EXTENSION012345", 3, "A23456789012345.EXTENSION012345", NameChanges.Length)]
    [InlineData("A2345678901234567890123456789012345.EXTENSION01234567", 3, "A23456789012345.EXTENSION012345", NameChanges.Length)]
    [InlineData("A.E23456789012345678901234567890", 3, "A.E2345678901234567890123456789", NameChanges.Length)]
    public void A_file_name_takes_the_form_of_its_level(string name, int level, string identifier, NameChanges changes)
    {
        Span<byte> bytes = stackalloc byte[Ecma119Names.MaximumLength];
        var mapped = Ecma119Names.Map(NameText.FromText(name), isDirectory: false, IdentifierForm.OfLevel(level), bytes);
        Assert.Equal((identifier, changes), (Encoding.ASCII.GetString(bytes[..mapped.Length]), mapped.Changes));
    }

    [Theory]
    [InlineData("sub.dir", 2, "SUB_DIR", NameChanges.Case | NameChanges.Character)]
    [InlineData("LONGDIRECTORY", 1, "LONGDIRE", NameChanges.Length)]
    [InlineData("D234567890123456789012345678901", 2, "D234567890123456789012345678901", NameChanges.None)]
    [InlineData("D2345678901234567890123456789012", 2, "D234567890123456789012345678901", NameChanges.Length)]
    public void A_directory_has_no_extension_and_up_to_31_characters(string name, int level, string identifier, NameChanges changes)
    {
        Span<byte> bytes = stackalloc byte[Ecma119Names.MaximumLength];
        var mapped = Ecma119Names.Map(NameText.FromText(name), isDirectory: true, IdentifierForm.OfLevel(level), bytes);
        Assert.Equal((identifier, changes), (Encoding.ASCII.GetString(bytes[..mapped.Length]), mapped.Changes));
    }

    [Fact]
    public void A_byte_that_is_not_text_becomes_an_underline_of_its_own()
    {
        Span<byte> bytes = stackalloc byte[Ecma119Names.MaximumLength];
        var mapped = Ecma119Names.Map([(byte)'A', 0xFF, 0xC3, (byte)'B'], isDirectory: false, IdentifierForm.OfLevel(3), bytes);
        Assert.Equal(("A__B", NameChanges.Encoding), (Encoding.ASCII.GetString(bytes[..mapped.Length]), mapped.Changes));
    }

    [Theory]
    [InlineData("README", false, "README.;1")]
    [InlineData("A.TXT", false, "A.TXT;1")]
    [InlineData("SUB", true, "SUB")]
    public void A_file_is_recorded_with_its_separators_and_version(string identifier, bool isDirectory, string recorded)
    {
        Span<byte> bytes = stackalloc byte[64];
        var length = Ecma119Names.Record(Encoding.ASCII.GetBytes(identifier), isDirectory, bytes);
        Assert.Equal(recorded, Encoding.ASCII.GetString(bytes[..length]));
        Assert.Equal(length, Ecma119Names.RecordedLength(Encoding.ASCII.GetBytes(identifier), isDirectory));
    }

    [Theory]
    [InlineData("A.TXT", false, 1, 1, "A_1.TXT")]
    [InlineData("LONGERNA.TXT", false, 1, 1, "LONGER_1.TXT")]
    [InlineData("LONGERNA.TXT", false, 1, 12345, "LO_12345.TXT")]
    [InlineData("A23456789012345678901234567.TXT", false, 3, 10, "A23456789012345678901234_10.TXT")]
    [InlineData("D234567890123456789012345678901", true, 3, 7, "D2345678901234567890123456789_7")]
    public void A_number_goes_to_the_end_of_the_name_and_the_extension_stays(string identifier, bool isDirectory, int level, int number, string numbered)
    {
        Span<byte> bytes = stackalloc byte[64];
        var length = Ecma119Names.Number(Encoding.ASCII.GetBytes(identifier), isDirectory, IdentifierForm.OfLevel(level), number, bytes);
        Assert.Equal(numbered, Encoding.ASCII.GetString(bytes[..length]));
    }

    /// <summary>Seed 119.</summary>
    [Fact]
    public void Whatever_the_name_its_identifier_is_made_of_d_characters_and_fits_its_level()
    {
        var random = new Random(119);
        Span<byte> identifier = stackalloc byte[Ecma119Names.MaximumLength];
        for (var round = 0; round < 20_000; round++)
        {
            var name = new byte[random.Next(1, 60)];
            random.NextBytes(name);
            var (level, isDirectory) = (random.Next(1, 4), random.Next(2) == 0);
            var mapped = identifier[..Ecma119Names.Map(name, isDirectory, IdentifierForm.OfLevel(level), identifier).Length];
            var dot = mapped.IndexOf((byte)'.');
            var (stem, extension) = dot < 0 ? (mapped.Length, 0) : (dot, mapped.Length - dot - 1);
            Assert.True(stem > 0 && (dot < 0 || extension > 0), "a part is empty");
            Assert.True(level == 1 ? stem <= 8 && extension <= 3 : isDirectory ? stem <= 31 : stem + extension <= 30, "a part is too long");
            Assert.True(!isDirectory || dot < 0, "a directory has an extension");
            for (var i = 0; i < mapped.Length; i++)
                Assert.True(i == dot || Ecma119Names.IsDCharacter(mapped[i]), "a character is no d-character");
        }
    }
}
