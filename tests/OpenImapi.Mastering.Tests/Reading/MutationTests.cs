using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Images with a few bytes changed at random: no reader crashes, hangs or fills the memory.</summary>
public class MutationTests
{
    private const int MutationsForEachSeed = 400;

    /// <summary>The structures of the captured images; the blocks before are zero and those after are content.</summary>
    private static readonly Extent Structures = new(new(16), new(22));

    /// <summary>The same of the images with Rock Ridge, whose continuation areas lie behind the directories.</summary>
    private static readonly Extent RockRidgeStructures = new(new(16), new(40));

    public static TheoryData<string, int> Seeds => new(from name in Captured.Names.Concat(Captured.RockRidge) from seed in Enumerable.Range(1, 3) select (name, seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_changed_image_ends_in_entries_or_a_clear_error(string name, int seed)
    {
        var valid = Captured.Image(name);
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < MutationsForEachSeed; i++)
        {
            var image = valid.ToArray();
            Mutate(image, random, Captured.RockRidge.Contains(name) ? RockRidgeStructures : Structures);
            var source = new CountingSource(image);
            refused += await WalkAsync(source, ReadingMode.Strict) ? 0 : 1;
            var before = GC.GetTotalAllocatedBytes();
            await WalkAsync(source, ReadingMode.Tolerant);
            await CheckAsync(source);
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200 << 20);
            Assert.InRange(source.Blocks, 1, 20_000);
        }

        Assert.InRange(refused, MutationsForEachSeed / 4, MutationsForEachSeed - 1);
    }

    private static void Mutate(byte[] image, Random random, Extent structures)
    {
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            var at = (int)structures.Start.Value * 2048 + random.Next((int)structures.Length.Bytes());
            if (random.Next(2) == 0)
                while (image[at] == 0 && at + 1 < structures.End.Value * 2048)
                    at++;
            image[at] = random.Next(4) switch
            {
                0 => (byte)random.Next(256),
                1 => 0xFF,
                2 => 0,
                _ => (byte)(image[at] ^ 1 << random.Next(8)),
            };
        }
    }

    /// <summary>Reads all there is; false when the volume is refused.</summary>
    private static async Task<bool> WalkAsync(CountingSource source, ReadingMode mode)
    {
        try
        {
            var volume = await DiscVolume.OpenAsync(source, mode: mode);
            foreach (var tree in volume.Trees)
            {
                var count = 0;
                await foreach (var entry in tree.WalkAsync())
                {
                    Assert.InRange(++count, 1, 5000);
                    if (!entry.IsFolder && entry.Unreadable is null)
                        await ReadAsync(tree, entry);
                }
            }

            return true;
        }
        catch (DiscException fault)
        {
            Assert.NotEmpty(fault.Message);
            return false;
        }
    }

    /// <summary>Compressed content may be said to be of any size; its first MiB is read.</summary>
    private static async Task ReadAsync(VolumeTree tree, VolumeEntry file)
    {
        await using var stream = tree.OpenFile(file);
        await stream.ReadExactlyAsync(new byte[(int)Math.Min(stream.Length, 1 << 20)]);
    }

    private static async Task CheckAsync(CountingSource source)
    {
        try
        {
            var count = 0;
            await foreach (var finding in VolumeChecker.CheckAsync(source))
                Assert.InRange(++count, 1, 10_000);
            await VolumeExplainer.ExplainAsync(source, new(20));
        }
        catch (DiscException fault)
        {
            Assert.NotEmpty(fault.Message);
        }
    }
}
