namespace OpenImapi.Cli.Tests;

/// <summary>Discs that do not hold what they should, found while they are burned and later.</summary>
public class VerificationTests
{
    private const int Length = 30_000_000;

    [Fact]
    public async Task A_disc_that_reads_back_differently_ends_with_6_and_names_block_and_file()
    {
        using var desk = new Desk();
        var damage = new Damage(desk, "\"phase\":\"verifying\"");
        var ran = await desk.RunAsync(damage.Console, default, "burn", desk["docs"], "--json");
        Assert.Equal(ExitCode.Verification, ran.Code);
        Assert.DoesNotContain(ran.Events, line => (string?)line["type"] == "result");
        Assert.Equal("error", (string?)ran.Last["type"]);
        Assert.Equal("verification", (string?)ran.Last["kind"]);
        Assert.Equal((int)ExitCode.Verification, (int)ran.Last["exitCode"]!);
        var mismatch = Assert.Single(ran.Last["mismatches"]!.AsArray())!;
        Assert.Equal(damage.Block, (long)mismatch["block"]!);
        Assert.Equal(1, (long)mismatch["blocks"]!);
        Assert.Equal("/pictures/big.bin", (string?)mismatch["path"]);
        Assert.Empty(SchemaCheck.Faults(Schema.OfDocument(ran.Last), ran.Last));
    }

    [Fact]
    public async Task A_person_is_told_the_block_and_the_file_and_never_that_it_went_well()
    {
        using var desk = new Desk();
        var damage = new Damage(desk, "Verifying ");
        var ran = await desk.RunAsync(damage.Console, default, "burn", desk["docs"]);
        Assert.Equal(ExitCode.Verification, ran.Code);
        Assert.Contains($"Block {damage.Block}, of /pictures/big.bin, was not read back as it was recorded", ran.Error);
        Assert.DoesNotContain("Burned", ran.Out);
        Assert.DoesNotContain("Verifying done", ran.Out);
    }

    [Fact]
    public async Task A_disc_that_differs_from_an_image_is_told_with_the_file()
    {
        using var desk = new Desk();
        desk.File("docs/picture.bin", Desk.Bytes(5_000_000));
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("burn", desk["docs"])).Succeeded();
        var image = File.ReadAllBytes(desk["x.iso"]);
        image[^3_000_000] ^= 1;
        File.WriteAllBytes(desk["x.iso"], image);
        var ran = await desk.RunAsync("image", "verify", desk["x.iso"], "--against", "virtual:default");
        Assert.Equal(ExitCode.Verification, ran.Code);
        Assert.Contains("/picture.bin", ran.Out);
    }

    /// <summary>Changes one bit near the end of a big file on the disc, once, when verification begins.</summary>
    private sealed class Damage
    {
        private readonly Desk desk;
        private readonly byte[] content = Desk.Bytes(Length);

        public Damage(Desk desk, string begins)
        {
            this.desk = desk;
            desk.File("docs/pictures/big.bin", content);
            desk.File("docs/small.txt", "small");
            Console = new(heard: line =>
            {
                if (Block < 0 && line.Contains(begins, StringComparison.Ordinal))
                    Strike();
            });
        }

        public TestConsole Console { get; }

        /// <summary>The block that was changed.</summary>
        public long Block { get; private set; } = -1;

        private void Strike()
        {
            var blocks = Directory.GetFiles(desk.Home, "blocks.bin", SearchOption.AllDirectories).Single();
            using var file = new FileStream(blocks, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var at = bytes.AsSpan().IndexOf(content.AsSpan(Length - 500_000, 4096));
            Assert.True(at > 0, "The file is not on the disc.");
            file.Position = at;
            file.WriteByte((byte)(bytes[at] ^ 1));
            Block = at / 2048;
        }
    }
}
