namespace OpenImapi.Mastering.Tests.Audio.Albums;

public class PathTextTests
{
    /// <summary>In a list, since attributes cannot hold halves of pairs.</summary>
    private static readonly (string Bytes, string Text)[] Known =
    [
        ("2F612F62", "/a/b"), ("636166C3A9", "café"), ("636166E9", "caf\uDCE9"), ("FF2EE281", "\uDCFF.\uDCE2\uDC81"), ("F09F8EB5", "🎵"),
    ];

    [Fact]
    public void Bytes_become_text_that_leads_back_to_them()
    {
        foreach (var (bytes, text) in Known)
        {
            Assert.Equal(text, PathText.FromBytes(Convert.FromHexString(bytes)));
            if (OperatingSystem.IsLinux())
                Assert.Equal(bytes, Convert.ToHexString(PathText.ToBytes(text)));
        }
    }

    [Fact]
    public void People_see_a_character_for_every_byte()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are text elsewhere.");
        Assert.Equal("café", PathText.ToDisplay("caf\uDCE9"));
    }
}
