using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Commands as a host might send them to this disc next, and as none should. The same seed brings the same ones.</summary>
internal sealed class RandomCommands(Random random, Disc disc)
{
    /// <summary>Every command that is known by name, and some that no optical drive has.</summary>
    public static readonly byte[] Codes = [.. Enum.GetValues<OperationCode>().Select(code => (byte)code), 0x08, 0x0A, 0x3B, 0x9E, 0xA3, 0xA9, 0xAF];

    private static readonly FormatType[] Formats = Enum.GetValues<FormatType>();

    private readonly byte[] data = new byte[64 * BlockSizes.UserData];

    /// <summary>The next command, with the bytes that go with it.</summary>
    /// <param name="turn">How many came before: what is written at random moves on with it.</param>
    public (Cdb Command, byte[] Data) Next(int turn) => random.Next(10) switch
    {
        < 3 => Senseless(),
        < 7 => Writing(turn),
        7 => Settings(),
        8 => Questions(),
        _ => Changes(),
    };

    private (Cdb, byte[]) Senseless()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[0] = Codes[random.Next(Codes.Length)];
        for (var i = 1; i < bytes.Length; i++)
            if (random.Next(4) != 0)
                bytes[i] = 0;
        random.NextBytes(data.AsSpan(0, random.Next(2) * 256));
        return (new(bytes.AsSpan(0, Math.Max(6, Cdb.LengthOf((OperationCode)bytes[0])))), data);
    }

    private (Cdb, byte[]) Writing(int turn)
    {
        var open = disc.State.Tracks.Where(track => !track.Closed).ToArray();
        var anywhere = disc.Kind.IsOverwritable || disc.State.Area is not null || disc.State.IsRandom;
        var next = anywhere ? new(random.NextInt64(disc.Kind.Capacity.Value / 1000 * (turn + 1)) / 32 * 32)
            : open.Length > 0 ? open[random.Next(open.Length)].NextWritable : disc.State.Final ? Lba.Zero : disc.Rules.NextStart(disc.State);
        var (start, count) = ((uint)next.Value, random.Next(65));
        return random.Next(8) switch
        {
            0 => With(new Write12(start, (uint)count) { Streaming = random.Next(2) == 0 }),
            1 => With(new WriteAndVerify10(start, (ushort)count)),
            2 => With(new SynchronizeCache()),
            3 => With(new ReserveTrack((uint)random.Next(100))),
            _ => With(new Write10(start, (ushort)count)),
        };
    }

    private (Cdb, byte[]) Settings() => random.Next(6) switch
    {
        0 => With(new SetCdSpeed((ushort)random.Next(65536), (ushort)random.Next(65536))),
        1 => With(new SetStreaming(), new StreamingPerformance(0, (uint)random.Next(1 << 23), 1, (uint)random.Next(3), (uint)random.Next(40_000), 1000) { Flags = (byte)(1 << random.Next(4)) }, 0),
        2 => With(new PreventAllowMediumRemoval(random.Next(3) == 0) { Persistent = random.Next(3) == 0 }),
        3 => With(new StartStopUnit(LoadEject: false, Start: false) { Power = (PowerState)random.Next(5) }),
        _ => Page(),
    };

    /// <summary>Mode page 05h, in both forms of MODE SELECT.</summary>
    private (Cdb, byte[]) Page()
    {
        var packets = disc.Kind.IsDvdMinus && random.Next(3) > 0;
        var page = new WriteParameters
        {
            BufferUnderrunFree = random.Next(2) == 0,
            TestWrite = random.Next(8) == 0,
            WriteType = packets ? WriteType.PacketIncremental : (WriteType)random.Next(4),
            MultiSession = random.Next(4) == 0 ? MultiSession.None : MultiSession.Allowed,
            TrackMode = packets ? (byte)5 : (byte)random.Next(6),
            DataBlockType = random.Next(3) switch { 0 => 0, 1 => 13, _ => 8 },
            FixedPacket = packets,
            PacketSize = packets ? 16u : 0,
            AudioPauseLength = 150,
        };
        return random.Next(2) == 0 ? With(new ModeSelect10((ushort)(8 + WriteParameters.Length)), page, 8) : With(new ModeSelect6((byte)(4 + WriteParameters.Length)), page, 4);
    }

    private (Cdb, byte[]) Questions() => random.Next(10) switch
    {
        0 => With(new GetPerformance()),
        1 => With(new GetUnusableArea((DefectList)random.Next(4))),
        2 => With(new GetNominalPerformance(random.Next(2) == 0) { Start = (uint)random.Next(1 << 23) }),
        3 => With(new ReadRegionState()),
        4 => With(new ReadAuthenticationState((byte)random.Next(4))),
        5 => With(new ReadDiscStructure((DiscStructureMedia)random.Next(2), (byte)(random.Next(2) == 0 ? 0xFF : random.Next(0x31)))),
        6 => With(new ReadTrackInformation((TrackAddressType)random.Next(3), (uint)random.Next(4)) { Open = random.Next(4) == 0 }),
        7 => With(new Seek10((uint)random.Next(1 << 23))),
        8 => With(new ReadFormatCapacities()),
        _ => With(new Read10((uint)random.Next(2000), (ushort)random.Next(64))),
    };

    /// <summary>What closes, formats and erases; the last ways of closing come rarely, since little follows them.</summary>
    private (Cdb, byte[]) Changes() => random.Next(10) switch
    {
        < 3 => With(new CloseTrackSession(CloseFunction.Track, (ushort)(random.Next(3) == 0 ? 0xFF : random.Next(1, 6)))),
        3 => random.Next(8) == 0 ? With(new CloseTrackSession((CloseFunction)random.Next(8), 0)) : With(new CloseTrackSession(CloseFunction.Session, 0)),
        4 => random.Next(8) == 0 ? With(new Blank((BlankingType)random.Next(8)) { Start = (uint)random.Next(3) }) : With(default(TestUnitReady)),
        5 or 9 => With(new FormatUnit { CompleteList = random.Next(4) == 0 }, Format(), 0),
        6 => Structure(),
        7 => With(new LoadUnloadMedium(LoadUnload: true, Start: random.Next(3) > 0)),
        _ => With(new StartStopUnit(LoadEject: true, Start: random.Next(3) > 0)),
    };

    /// <summary>As the drive offers it, or in any other way.</summary>
    private FormatParameters Format()
    {
        var offered = FormatChoices.Of(disc.Kind, disc.State).ToArray();
        if (offered.Length > 0 && random.Next(4) > 0)
        {
            var way = offered[random.Next(offered.Length)];
            return new(way.Blocks, way.Type) { Immediate = random.Next(2) == 0, Certification = (Certification)(random.Next(2) * random.Next(4)) };
        }

        return new(random.Next(2) == 0 ? FormatParameters.AnySize : (uint)random.NextInt64(disc.Kind.Limit.Value) / 512 * 512, Formats[random.Next(Formats.Length)])
        {
            Certification = (Certification)random.Next(4),
            Parameter = (uint)random.Next(2),
            Options = random.Next(2) == 0 ? FormatParameters.WithoutCertification : (byte)0,
        };
    }

    private (Cdb, byte[]) Structure() => random.Next(2) == 0
        ? Structure(DvdStructureFormat.LayerBoundary, new LayerBoundary((uint)random.NextInt64(disc.Kind.Capacity.Value) / 16 * 16), LayerBoundary.Length)
        : Structure(DvdStructureFormat.WriteProtection, new WriteProtection(random.Next(8) == 0), WriteProtection.Length);

    private (Cdb, byte[]) Structure<T>(DvdStructureFormat format, T structure, int length)
        where T : struct, IStructure
    {
        var command = With(new SendDiscStructure(DiscStructureMedia.Dvd, (byte)format, (ushort)(SendDiscStructure.HeaderLength + length)), structure, SendDiscStructure.HeaderLength);
        data[1] = (byte)(length + 2);
        return command;
    }

    private (Cdb, byte[]) With<T>(T command)
        where T : struct, ICommand => (Cdb.From(command), data);

    /// <summary>A command with a structure that lies behind so many bytes of zeros.</summary>
    private (Cdb, byte[]) With<TCommand, T>(TCommand command, T structure, int at)
        where TCommand : struct, ICommand
        where T : struct, IStructure
    {
        Array.Clear(data);
        OpenImapi.Formats.Structure.Write(structure, data.AsSpan(at));
        return With(command);
    }
}
