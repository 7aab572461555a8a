using System.Buffers.Binary;
using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>A CD drive that can be made to behave as odd ones do. Each sample of its disc tells its own place.</summary>
public sealed class ReadingDrive(DiscLayout layout)
{
    private readonly ImmutableArray<SubchannelGenerator> sessions = [.. layout.Sessions.Select(session => new SubchannelGenerator(session, layout.Catalog))];

    /// <summary>Samples by which audio is delivered late.</summary>
    public int ReadOffset { get; init; }

    /// <summary>Sectors beyond the program area that can be read all the same.</summary>
    public int Overread { get; init; }

    /// <summary>Numbers of Q come binary, without check bits.</summary>
    public bool BinaryQ { get; init; }

    /// <summary>Q comes only beside the whole sector.</summary>
    public bool QNeedsMain { get; init; }

    public bool TellsFullToc { get; init; } = true;

    public bool TellsQ { get; init; } = true;

    public bool TellsC2 { get; init; } = true;

    /// <summary>Sectors that the drive keeps, and answers again without looking at the disc.</summary>
    public int Buffer { get; init; }

    /// <summary>Refuses a sector; told how often it was read before.</summary>
    public Func<Lba, int, SenseData?> Fail { get; init; } = (_, _) => null;

    /// <summary>Changes the sector and its C2 pointers; told how often it was read before.</summary>
    public Spoiler Spoil { get; init; } = (_, _, _, _) => { };

    /// <summary>Answers to READ SUB-CHANNEL for the catalogue number, in order, in place of the disc's own.</summary>
    public Queue<string> CatalogAnswers { get; } = [];

    /// <summary>How often each sector was read from the disc.</summary>
    public Dictionary<Lba, int> Reads { get; } = [];

    private readonly Dictionary<Lba, byte[]> kept = [];
    private readonly Queue<Lba> order = [];

    public ScriptedTransport Transport => transport ??= new(Answer);

    public Drive Drive => Transport.Drive;

    private ScriptedTransport? transport;

    public delegate void Spoiler(Lba sector, int before, Span<byte> samples, Span<byte> pointers);

    public Medium Medium => new()
    {
        Profile = Profile.CdRom,
        Status = MediumStatus.Complete,
        Identity = "",
        Sessions = layout.Sessions.Length,
        Tracks = [.. layout.Sessions.SelectMany(session => session.Tracks.Select(track => new MediumTrack(track.Number, session.Number, track.Extent, track.Form, TrackState.Closed)))],
    };

    /// <summary>The samples of a range of sectors as they lie on the disc.</summary>
    public static byte[] Samples(Extent sectors)
    {
        var samples = new byte[sectors.Length.Bytes(BlockSizes.Raw)];
        for (var i = 0; i < samples.Length / 4; i++)
            BinaryPrimitives.WriteInt32LittleEndian(samples.AsSpan(4 * i), SampleAt(sectors.Start.Value * SampleCount.PerBlock + i));
        return samples;
    }

    /// <summary>Never 0, which is silence.</summary>
    private static int SampleAt(long place) => (int)(place + 0x40000000);

    private Completion Answer(Cdb cdb, Memory<byte> data) => (cdb.Code, cdb.Bytes[2], cdb.Bytes[3]) switch
    {
        (OperationCode.ReadTocPmaAtip, ReadFullToc.Format, _) when TellsFullToc => Send(FullToc(), data),
        (OperationCode.ReadTocPmaAtip, ReadToc.Format, _) => Send(FormattedToc(), data),
        (OperationCode.ReadTocPmaAtip, ReadSessionInfo.Format, _) => Send(new SessionInfo(1, (byte)layout.Sessions.Length, new(0x14, (byte)layout.Sessions[^1].Tracks[0].Number, (uint)layout.Sessions[^1].Tracks[0].Extent.Start.Value)), data),
        (OperationCode.ReadTocPmaAtip, ReadCdText.Format, _) when !layout.Sessions[0].CdText.IsEmpty => Send(new CdTextData(layout.Sessions[0].CdText), data),
        (OperationCode.ReadSubChannel, _, ReadMediaCatalogNumber.Format) => Send(Catalog(), data),
        (OperationCode.ReadSubChannel, _, ReadIsrc.Format) => Send(IsrcOf(cdb.Bytes[6]), data),
        (OperationCode.ReadCd, _, _) => Read(Structure.Read<ReadCd>(cdb.Bytes), data.Span),
        (OperationCode.SetCdSpeed or OperationCode.TestUnitReady, _, _) => Completion.Good(),
        _ => Completion.Check(KnownSense.InvalidFieldInCdb),
    };

    private static Completion Send<T>(T answer, Memory<byte> data)
        where T : struct, IStructure
    {
        var bytes = new byte[64 << 10];
        var length = Math.Min(Structure.Write(answer, bytes), data.Length);
        bytes.AsSpan(0, length).CopyTo(data.Span);
        return Completion.Good(length);
    }

    private FullToc FullToc() => new(1, (byte)layout.Sessions.Length,
    [
        .. layout.Sessions.SelectMany(session => (FullTocEntry[])
        [
            new((byte)session.Number, (byte)(0x10 | session.Tracks[0].Control), 0xA0, default, new((byte)session.Tracks[0].Number, 0, 0)),
            new((byte)session.Number, (byte)(0x10 | session.Tracks[^1].Control), 0xA1, default, new((byte)session.Tracks[^1].Number, 0, 0)),
            new((byte)session.Number, (byte)(0x10 | session.Tracks[^1].Control), 0xA2, default, Msf.From(session.LeadOut)),
            .. session.Tracks.Select(track => new FullTocEntry((byte)session.Number, (byte)(0x10 | track.Control), (byte)track.Number, default, Msf.From(track.Extent.Start))),
        ]),
    ]);

    private Toc FormattedToc() => new(1, (byte)layout.Tracks.Last().Number,
    [
        .. layout.Tracks.Select(track => new TocTrack((byte)(0x10 | track.Control), (byte)track.Number, (uint)track.Extent.Start.Value)),
        new(0x10, TocTrack.LeadOut, (uint)layout.Sessions[^1].LeadOut.Value),
    ]);

    private CatalogNumberData Catalog()
    {
        var digits = CatalogAnswers.TryDequeue(out var scripted) ? scripted : layout.Catalog?.ToString() ?? "";
        return new(digits.Length > 0, ByteString.Ascii(digits));
    }

    private IsrcData IsrcOf(int track)
    {
        var isrc = layout.Tracks.First(each => each.Number == track).Isrc?.ToString() ?? "";
        return new(0x10, (byte)track, isrc.Length > 0, ByteString.Ascii(isrc));
    }

    private Completion Read(ReadCd command, Span<byte> data)
    {
        var wantsQ = command.Selection.Subchannel == SubchannelSelection.Q;
        if (command.Selection.C2 != C2Selection.None && !TellsC2 || wantsQ && (!TellsQ || QNeedsMain && command.Selection.Main != SectorFields.All))
            return Completion.Check(KnownSense.InvalidFieldInCdb);
        var length = command.TransferLength / command.Blocks;
        for (var i = 0; i < command.Blocks; i++)
        {
            var at = command.Start + new BlockCount(i);
            if (Refusal(at, command.Expected) is { } refusal)
                return Completion.Check(refusal);
            ReadSector(at, command.Selection, data.Slice(i * length, length));
        }

        return Completion.Good(command.TransferLength);
    }

    private SenseData? Refusal(Lba at, SectorType expected)
    {
        var session = layout.Sessions.FirstOrDefault(each => at >= each.Start - new BlockCount(Overread) && at < each.LeadOut + new BlockCount(Overread));
        if (session is null)
            return KnownSense.LogicalBlockAddressOutOfRange;
        if (expected == SectorType.Audio && TrackAt(at) is { Form: not BlockForm.Audio })
            return KnownSense.IllegalModeForThisTrack;
        return Fail(at, Reads.GetValueOrDefault(at));
    }

    private TrackLayout? TrackAt(Lba at) =>
        layout.Tracks.FirstOrDefault(track => at >= track.Extent.Start - track.Pregap && at < track.Extent.End + track.Postgap);

    private void ReadSector(Lba at, SectorSelection selection, Span<byte> room)
    {
        if (Buffer > 0 && kept.TryGetValue(at, out var answered) && answered.Length == room.Length)
        {
            answered.CopyTo(room);
            return;
        }

        var before = Reads[at] = Reads.GetValueOrDefault(at) + 1;
        var whole = new byte[BlockSizes.Raw];
        var pointers = new byte[selection.C2Length];
        var track = TrackAt(at);
        if (track is { Form: not BlockForm.Audio })
            Mode1Sector.Write(at, new byte[BlockSizes.UserData], whole);
        else
            for (var i = 0; i < SampleCount.PerBlock; i++)
                BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(4 * i), SampleAt(at.Value * SampleCount.PerBlock + i - ReadOffset));
        if (track is { Form: BlockForm.Mode2Form1 })
            whole[15] = 2;
        if (selection.Main != SectorFields.None)
            Spoil(at, before - 1, whole, pointers);
        var main = selection.Main == SectorFields.None ? 0 : BlockSizes.Raw;
        whole.AsSpan(0, main).CopyTo(room);
        pointers.CopyTo(room[main..]);
        if (selection.Subchannel == SubchannelSelection.Q)
            Structure.Write(Q(at), room[(main + pointers.Length)..]);
        Keep(at, room);
    }

    private void Keep(Lba at, Span<byte> sector)
    {
        if (Buffer == 0)
            return;
        if (!kept.ContainsKey(at))
            order.Enqueue(at);
        kept[at] = sector.ToArray();
        while (order.Count > Buffer)
            kept.Remove(order.Dequeue());
    }

    private FormattedQ Q(Lba at)
    {
        var session = Math.Max(0, layout.Sessions.Count(each => at >= each.Start - new BlockCount(150)) - 1);
        var q = sessions[session].Q(at);
        var bytes = new byte[SubchannelQ.Length];
        Structure.Write(q, bytes);
        if (BinaryQ && q.Mode == SubchannelQMode.Position)
            ((byte[])[bytes[0], q.Track, q.Index, q.Relative.Minute, q.Relative.Second, q.Relative.Frame, 0, q.Absolute.Minute, q.Absolute.Second, q.Absolute.Frame, 0, 0]).CopyTo(bytes, 0);
        return new(new(bytes), sessions[session].P(at));
    }
}
