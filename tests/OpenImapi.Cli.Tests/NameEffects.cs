using System.Text;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of names does, seen in the bytes of the image that is made, and of the disc that is burned.</summary>
internal static class NameEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All =>
        from verb in (string[])["image create", "burn", "image append"] from effect in Of(verb) select KeyValuePair.Create($"imapi {verb} {effect.Key}", effect.Value);

    private static Dictionary<string, Func<Desk, Task>> Of(string verb) => new(StringComparer.Ordinal)
    {
        ["--iso-relax"] = async desk =>
        {
            Assert.True(Holds(await VolumeEffects.MadeAsync(desk, verb, "--no-joliet", "--no-rock-ridge"), "LETTER.TXT;1"u8));
            var relaxed = await VolumeEffects.MadeAsync(desk, verb, "--no-joliet", "--no-rock-ridge", "--iso-relax", "lowercase,no-version");
            Assert.True(Holds(relaxed, "Letter.txt"u8));
            Assert.False(Holds(relaxed, ";1"u8));
        },
        ["--joliet-level"] = async desk =>
        {
            Assert.True(Holds(await VolumeEffects.MadeAsync(desk, verb), "%/E"u8));
            Assert.True(Holds(await VolumeEffects.MadeAsync(desk, verb, "--joliet-level", "1"), "%/@"u8));
        },
        ["--joliet-long"] = async desk =>
        {
            var name = new string('n', 90);
            desk.File($"docs/{name}", "x");
            Assert.False(Holds(await VolumeEffects.MadeAsync(desk, verb), Encoding.BigEndianUnicode.GetBytes(name)));
            Assert.True(Holds(await VolumeEffects.MadeAsync(desk, verb, "--joliet-long"), Encoding.BigEndianUnicode.GetBytes(name)));
        },
        ["--relocate-deep"] = async desk =>
        {
            desk.File("docs/2/3/4/5/6/7/8/9/10/deep.txt", "x");
            Assert.False(Holds(await VolumeEffects.MadeAsync(desk, verb, "--rock-ridge"), "CL\x0C\x01"u8));
            var moved = await VolumeEffects.MadeAsync(desk, verb, "--rock-ridge", "--relocate-deep", "moved");
            Assert.True(Holds(moved, "MOVED"u8));
            Assert.True(Holds(moved, "CL\x0C\x01"u8) && Holds(moved, "PL\x0C\x01"u8) && Holds(moved, "RE\x04\x01"u8));
        },
    };

    private static bool Holds(ReadOnlySpan<byte> image, ReadOnlySpan<byte> bytes) => image.IndexOf(bytes) >= 0;
}
