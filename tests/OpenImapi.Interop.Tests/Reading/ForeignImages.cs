using System.Collections.Concurrent;
using OpenImapi.Interop.Tests.HardTrees;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>Images of hard trees by other programs, each made once for all tests that look at it.</summary>
public sealed class ForeignImages : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<(string Maker, string Tree), Lazy<Task<string>>> images = new();

    /// <summary>The path of the image that a program makes of a tree.</summary>
    public Task<string> MakeAsync(string makerName, string treeName) => images.GetOrAdd((makerName, treeName), _ => new(async () =>
    {
        var maker = ImageMaker.PeersWithLongNames.Single(maker => maker.Name == makerName);
        var tree = HardTree.All.Single(tree => tree.Name == treeName);
        var path = folder[$"{makerName} {treeName}.iso"];
        Assert.Null(await maker.MakeAsync(tree.Build(folder.Folder($"{makerName} {treeName}")), path));
        return path;
    })).Value;

    public void Dispose() => folder.Dispose();
}
