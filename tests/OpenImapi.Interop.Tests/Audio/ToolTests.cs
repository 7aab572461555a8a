using OpenImapi.Audio;

namespace OpenImapi.Interop.Tests.Audio;

[Trait("Category", "Interop")]
public class ToolTests
{
    [Fact]
    public async Task What_is_installed_is_found_with_its_version()
    {
        foreach (var library in new[] { "libsndfile.so.1", "libsoxr.so.0", "libebur128.so.1" })
            Judge.FindLibrary(library);
        var ffmpeg = await Judge.RunAsync("ffmpeg", "-version");
        var tools = await AudioDecoders.StatusAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["libsndfile", "libsoxr", "libebur128", "ffmpeg"], tools.Select(tool => tool.Name));
        Assert.All(tools, tool => Assert.Equal((true, ""), (tool.IsThere, tool.HowToInstall)));
        Assert.All(tools.SkipLast(1), tool => Assert.Matches(@"^\d+\.\d+", tool.Version));
        Assert.StartsWith($"ffmpeg version {tools[3].Version} ", ffmpeg.Output, StringComparison.Ordinal);
        Assert.Equal(["PCM", $"libsndfile {tools[0].Version}", "ffmpeg"], AudioDecoders.Default().Select(decoder => decoder.Name));
        Assert.Equal($"libsoxr {tools[1].Version}", AudioDecoders.Resampler()?.Name);
    }
}
