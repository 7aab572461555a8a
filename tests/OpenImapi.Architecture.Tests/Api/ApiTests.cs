namespace OpenImapi.Architecture.Tests;

/// <summary>What each library offers is listed in docs/api, so that a change of it is seen in its own diff.</summary>
public class ApiTests
{
    [Fact]
    [Trait("Approved", "yes")]
    public void The_public_api_of_every_library_is_the_approved_one()
    {
        foreach (var library in House.Projects.Where(project => project.Name != "OpenImapi.Cli"))
            ApprovedFile.Check($"docs/api/{library}.txt", ApiListing.Of(library.Assembly));
    }

    [Fact]
    public void A_listing_names_types_members_and_their_signatures()
    {
        var listing = ApiListing.Of(typeof(OpenImapi.Formats.Extent).Assembly);
        Assert.Contains("\npublic readonly record struct OpenImapi.Formats.Extent", listing, StringComparison.Ordinal);
        Assert.Contains("\n    public OpenImapi.Formats.Lba End { get; }\n", listing, StringComparison.Ordinal);
        Assert.Contains("\n    public static OpenImapi.Formats.BlockCount ForBytes(long lengthInBytes, int blockSize = 2048)\n", listing, StringComparison.Ordinal);
        Assert.Contains("\n    Joliet = 2\n", listing, StringComparison.Ordinal);
        Assert.Contains("\n    public DiscException(OpenImapi.Formats.DiscError error, string? happened = null, string? advice = null, System.Exception? inner = null)\n", listing, StringComparison.Ordinal);
        Assert.DoesNotContain("FieldReader.bytes", listing, StringComparison.Ordinal);
    }
}
