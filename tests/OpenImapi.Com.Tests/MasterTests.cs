using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>The way through IMAPI by its vtables alone: imapi1.md's sequence for data and audio.</summary>
public sealed unsafe class MasterTests : IDisposable
{
    private const int NotOpened = unchecked((int)0x8004020B);

    private readonly MasterBench bench = new();

    [Fact]
    public void The_factory_makes_what_it_is_asked_for_and_nothing_else()
    {
        using var factory = bench.Factory();
        var (unknown, stream) = (Guid.Parse("00000000-0000-0000-C000-000000000046"), typeof(IStream).GUID);
        void* instance = (void*)1;
        Assert.Equal(Result.NoInterface, factory.Call(3, null, &stream, &instance));
        Assert.True(instance is null);
        Assert.Equal(Result.NoAggregation, factory.Call(3, factory.Face, &unknown, &instance));
        Assert.Equal(Result.Pointer, factory.Call(3, null, &unknown, null));
        Assert.Equal(Result.Ok, factory.Call(3, null, &unknown, &instance));
        using var made = new VtableClient(instance);
        Assert.Equal(Result.Ok, factory.Call(4, 1u));
    }

    [Fact]
    public void One_object_has_three_faces_and_one_identity()
    {
        var unknown = Guid.Parse("00000000-0000-0000-C000-000000000046");
        foreach (var face in (Guid[])[MasterBench.DiscMaster, MasterBench.Joliet, MasterBench.Redbook])
        {
            Assert.Equal(0, Marshal.QueryInterface((nint)bench.Master.Face, face, out var asked));
            Assert.Equal(0, Marshal.QueryInterface(asked, unknown, out var identity));
            Assert.Equal(0, Marshal.QueryInterface((nint)bench.Master.Face, unknown, out var own));
            Assert.Equal(own, identity);
            foreach (var reference in (nint[])[asked, identity, own])
                Marshal.Release(reference);
        }

        Assert.Equal(1u, MasterBench.CountOf(bench.Master.Face));
    }

    [Fact]
    public void A_data_disc_is_staged_from_a_clients_storage_and_recorded()
    {
        bench.Begin();
        using (var joliet = bench.Choose(MasterBench.Joliet))
        {
            using var recorder = bench.Recorder();
            Assert.Equal(Result.Ok, bench.Master.Call(9, recorder.Face));
            var storage = ClientStorage.Reference<IStorage>(new ClientStorage()
                .With("readme.txt", "Hello"u8.ToArray())
                .With("music", new ClientStorage().With("a long name of a song.wav", new byte[5000])));
            Assert.Equal(Result.Ok, joliet.Call(6, storage, 0));
            Assert.Equal(1u, MasterBench.CountOf(storage));
            Assert.Equal(unchecked((int)0x80040224), joliet.Call(6, storage, 0));
            Assert.Equal(Result.Ok, joliet.Call(6, storage, 1));
            Marshal.Release((nint)storage);
            int used;
            Assert.Equal(Result.Ok, joliet.Call(4, &used));
            Assert.InRange(used, 25, 200);
            Assert.Equal(Result.Ok, bench.Master.Call(13, (byte)0, (byte)0));
            Assert.Equal((Result.Ok, 0), (joliet.Call(4, &used), used));
        }

        Assert.Equal(Result.Ok, bench.Master.Call(14));
        Assert.Equal(["/music", "/music/a long name of a song.wav", "/readme.txt"], RecordedDisc.Paths(bench.Drives));
    }

    [Fact]
    public void An_audio_disc_is_staged_block_by_block_and_recorded()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(3));
        using (var redbook = bench.Choose(MasterBench.Redbook))
        {
            using var recorder = bench.Recorder();
            Assert.Equal(Result.Ok, bench.Master.Call(9, recorder.Face));
            var samples = stackalloc byte[20 * 2352];
            for (var track = 0; track < 2; track++)
            {
                Assert.Equal(Result.Ok, redbook.Call(8, 0u));
                for (var i = 0; i < 15; i++)
                    Assert.Equal(Result.Ok, redbook.Call(9, samples, 20 * 2352));
                Assert.Equal(Result.InvalidArgument, redbook.Call(9, samples, 100));
                Assert.Equal(Result.Ok, redbook.Call(10));
            }

            int tracks;
            Assert.Equal((Result.Ok, 2), (redbook.Call(3, &tracks), tracks));
            Assert.Equal(Result.Ok, bench.Master.Call(13, (byte)0, (byte)0));
        }

        Assert.Equal(Result.Ok, bench.Master.Call(14));
        using var disc = bench.Drives.OpenDisc("lab");
        Assert.Equal([300L, 300L], disc.Layout.Tracks.Select(track => track.Extent.Length.Value));
    }

    [Fact]
    public void A_master_that_is_released_without_Close_frees_its_recorder()
    {
        bench.Begin();
        using var other = bench.Create(MasterBench.DiscMaster);
        Assert.Equal(Result.Ok, other.Call(3));
        void* recorder = null;
        using (var recorders = other.Ask(7))
        {
            uint fetched;
            Assert.Equal(Result.Ok, recorders.Call(3, 1, &recorder, &fetched));
        }

        using var chosen = new VtableClient(recorder);
        Assert.Equal(unchecked((int)0x80040225), other.Call(9, chosen.Face));
        bench.Master.Dispose();
        Assert.Equal(Result.Ok, other.Call(9, chosen.Face));
    }

    [Fact]
    public void Before_Open_every_call_says_so_even_with_null_pointers()
    {
        for (var slot = 4; slot <= 11; slot++)
            Assert.Equal(NotOpened, bench.Master.Call(slot, null, null));
        Assert.Equal(Result.Ok, bench.Master.Call(14));
    }

    public void Dispose() => bench.Dispose();
}
