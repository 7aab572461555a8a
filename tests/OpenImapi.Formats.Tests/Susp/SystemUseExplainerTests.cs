using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

public class SystemUseExplainerTests
{
    [Fact]
    public void Entries_are_explained_one_after_another()
    {
        var area = Hex.Bytes("4E4D 08 01 00 612E62  5245 04 01  5858 06 01 CAFE  5354 04 01  5245 04 01");
        var explained = SystemUseExplainer.ExplainArea(area, 100);
        Assert.Equal(
            [(100, "NM entry: alternate name"), (108, "RE entry: relocated directory"), (112, "XX entry: of another extension"), (118, "ST entry: terminator")],
            explained.Select(entry => (entry.Offset, entry.Title)));
        Assert.Contains(explained[0].Fields, field => field is { Offset: 5, Length: 3, Value: "a.b" });
        Assert.Equal(new FieldNote(4, 2, "data", "CAFE"), explained[2].Fields[^1]);
    }

    [Fact]
    public void A_link_is_explained_with_its_components()
    {
        var explained = SystemUseExplainer.ExplainArea(Hex.Bytes("534C 0E 01 00  08 00  00 03 657463  04 00"), 0);
        Assert.Equal([(0, "SL entry: symbolic link"), (5, "component record"), (7, "component record"), (12, "component record")], explained.Select(one => (one.Offset, one.Title)));
        Assert.Equal(new FieldNote(2, 3, "component content", "etc"), explained[2].Fields[^1]);
    }

    [Fact]
    public void Bytes_that_end_too_early_are_not_explained()
    {
        Assert.Empty(SystemUseExplainer.ExplainArea([], 0));
        Assert.Empty(SystemUseExplainer.ExplainArea(Hex.Bytes("5058 2C 01 00"), 0));
        Assert.Empty(SystemUseExplainer.ExplainArea(Hex.Bytes("5058 02 01"), 0));
        var random = new Random(905);
        var bytes = new byte[200];
        for (var i = 0; i < 500; i++)
        {
            random.NextBytes(bytes);
            bytes[2] = (byte)random.Next(4, 60);
            SystemUseExplainer.ExplainArea(bytes, 0);
        }
    }
}
