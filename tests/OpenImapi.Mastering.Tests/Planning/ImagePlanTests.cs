using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Planning;

public class ImagePlanTests
{
    [Fact]
    public void A_plan_has_no_gap_and_starts_where_it_is_told()
    {
        var tree = new SourceTree();
        tree.AddFile("a/b.txt", FileContent.FromBytes(new byte[3000]));
        var plan = ImagePlanner.Plan(tree, new() { Start = new(10_000) });
        var next = new Lba(10_000);
        foreach (var region in plan.Regions)
        {
            Assert.Equal(next, region.Extent.Start);
            next = region.Extent.End;
        }

        Assert.Equal(next, plan.Extent.End);
        Assert.Equal("/a/b.txt", plan.PathAt(next - new BlockCount(1)));
    }
}
