using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Interop.Tests.RedBook;

/// <summary>Names of discs as libdiscid, MusicBrainz' own library, computes them.</summary>
[Trait("Category", "Interop")]
public partial class DiscIdsJudgedTests
{
    private const string Library = "libdiscid.so.0";

    [Fact]
    public void Hundreds_of_discs_have_the_names_that_libdiscid_gives_them()
    {
        NativeJudge.Require(Library);
        var random = new Random(31_415);
        var judge = New();
        try
        {
            for (var round = 0; round < 300; round++)
                AssertJudged(judge, MakeDisc(random));
        }
        finally
        {
            Free(judge);
        }
    }

    private static DiscLayout MakeDisc(Random random)
    {
        var next = (long)random.Next(3) * random.Next(5000);
        var tracks = new List<TrackLayout>();
        for (var number = 1 + random.Next(2) * random.Next(5); tracks.Count < 1 + random.Next(25); number++)
        {
            var length = 300 + random.Next(30_000 / (tracks.Count + 1));
            var pause = tracks.Count == 0 ? 0 : random.Next(300);
            tracks.Add(new(number, new(new(next + pause), new(length)), BlockForm.Audio) { Pregap = new(pause) });
            next += pause + length;
        }

        return new([new(1, [.. tracks])]);
    }

    private static void AssertJudged(nint judge, DiscLayout disc)
    {
        var tracks = disc.Sessions[0].Tracks;
        var offsets = new int[100];
        offsets[0] = (int)disc.Sessions[0].LeadOut.Value + Msf.Offset;
        foreach (var track in tracks)
            offsets[track.Number] = (int)track.Extent.Start.Value + Msf.Offset;
        Assert.Equal(1, Put(judge, tracks[0].Number, tracks[^1].Number, offsets));
        Assert.Equal(Marshal.PtrToStringUTF8(Id(judge)), MusicBrainzDiscId.Of(disc).ToString());
        if (tracks[0].Number == 1) // where the first track has another number, libdiscid takes the last number for the count
            Assert.Equal(Marshal.PtrToStringUTF8(FreedbId(judge)), FreedbDiscId.Of(disc).ToString());
    }

    [LibraryImport(Library, EntryPoint = "discid_new")]
    private static partial nint New();

    [LibraryImport(Library, EntryPoint = "discid_free")]
    private static partial void Free(nint disc);

    [LibraryImport(Library, EntryPoint = "discid_put")]
    private static partial int Put(nint disc, int first, int last, [In] int[] offsets);

    [LibraryImport(Library, EntryPoint = "discid_get_id")]
    private static partial nint Id(nint disc);

    [LibraryImport(Library, EntryPoint = "discid_get_freedb_id")]
    private static partial nint FreedbId(nint disc);
}
