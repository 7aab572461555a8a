using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class ContentVerifierTests
{
    private static readonly Extent Content = TestContent.Extent(20, 1300);

    private static ContentHashes HashesOf(byte[] content)
    {
        using var hasher = new ContentHasher();
        for (var at = 0; at < content.Length; at += 1 << 20)
        {
            var piece = content.AsMemory(at, Math.Min(1 << 20, content.Length - at));
            hasher.Add(new(Content.Start + new BlockCount(at / 2048), new(piece.Length / 2048)), piece.Span);
        }

        return hasher.Hashes;
    }

    /// <summary>A disc with one block that cannot be read; those before it are delivered.</summary>
    private sealed class BrokenDisc(MemoryBlockSource inner, Lba broken) : IBlockSource
    {
        public int BlockSize => inner.BlockSize;

        public Extent Extent => inner.Extent;

        public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            var wanted = new Extent(start, new(blocks.Length / BlockSize));
            if (!wanted.Contains(broken))
            {
                await inner.ReadAsync(start, blocks, cancellation);
                return;
            }

            await inner.ReadAsync(start, blocks[..(int)(broken - start).Bytes()], cancellation);
            throw new BlockReadException(broken, "lab", new(default, KnownSense.UnrecoveredReadError));
        }
    }

    private static async Task<ImmutableArray<BlockMismatch>> CompareAsync(byte[] onDisc, IBlockSource? source = null, long broken = -1)
    {
        var original = TestContent.Of(Content);
        var disc = new BrokenDisc(new(onDisc, Content.Start), new(broken));
        ImmutableArray<RecordedPiece> pieces =
            [.. HashesOf(original).Pieces.Select(piece => new RecordedPiece(piece, piece.Extent.Start, disc, new(0, 2048)))];
        var verifier = new ContentVerifier(pieces, source ?? new MemoryBlockSource(original, Content.Start),
            block => block.Value >= 1000 ? "album/last.flac" : null);
        return await verifier.CompareAsync(_ => { }, default);
    }

    [Fact]
    public async Task Equal_content_has_no_difference() => Assert.Empty(await CompareAsync(TestContent.Of(Content)));

    [Fact]
    public async Task A_changed_bit_names_its_block_and_the_file_that_owns_it()
    {
        var disc = TestContent.Of(Content);
        disc[1105 * 2048 + 77] ^= 4;
        var mismatch = Assert.Single(await CompareAsync(disc));
        Assert.Equal(new(TestContent.Extent(1125, 1), "album/last.flac", null), mismatch);
    }

    [Fact]
    public async Task Blocks_of_another_place_are_all_named_up_to_a_bound()
    {
        var mismatches = await CompareAsync(TestContent.Of(Content with { Start = new(0) }));
        Assert.Equal(ContentVerifier.MostMismatches, mismatches.Length);
        Assert.Equal(Enumerable.Range(20, 20).Select(block => new Lba(block)), mismatches.Select(each => each.Extent.Start));
    }

    [Fact]
    public async Task An_unreadable_block_is_named_beside_a_changed_one()
    {
        var disc = TestContent.Of(Content);
        disc[600 * 2048] ^= 1;
        var mismatches = await CompareAsync(disc, broken: 615);
        Assert.Equal([new(TestContent.Extent(615, 1), null, KnownSense.UnrecoveredReadError.ToString()), new(TestContent.Extent(620, 1), null, null)], mismatches);
    }

    [Fact]
    public async Task A_source_that_has_changed_since_leaves_the_whole_piece_under_suspicion()
    {
        var disc = TestContent.Of(Content);
        disc[0] ^= 1;
        var mismatch = Assert.Single(await CompareAsync(disc, TestContent.Source(Content, mark: 1)));
        Assert.Equal(TestContent.Extent(20, 512), mismatch.Extent);
    }
}
