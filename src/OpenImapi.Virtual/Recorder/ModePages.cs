using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The recorder's mode pages: their values now, at first, and which bits a host may change.</summary>
internal sealed class ModePages
{
    private const byte CdRomXa = 0x20;

    /// <summary>Track modes with four channels of sound are not written.</summary>
    private const byte HighestTrackMode = 7;

    private readonly RecorderOptions options;
    private MediumKind? medium;
    private readonly SortedDictionary<ModePageCode, Page> pages = [];

    public ModePages(RecorderOptions options)
    {
        this.options = options;
        Add(new ErrorRecovery(Flags: 0, ReadRetries: 8, WriteRetries: 0), new ErrorRecovery(0x3F, 0xFF, 0));
        Add(DefaultWriteParameters, ChangeableWriteParameters);
        Add(new Caching(WriteCache: true, NoReadCache: false), default);
        Add(new CdAudioControl(new(1, 255), new(2, 255)), new CdAudioControl(new(0xF, 255), new(0xF, 255)) { StopsAtTrack = true, Immediate = false });
        Add(default(PowerCondition), new PowerCondition(Idle: true, Standby: true, uint.MaxValue, uint.MaxValue));
        Add(default(FaultReporting), default);
        Add(new TimeoutAndProtect(Flags: 0, Group1Timeout: 10, Group2Timeout: 60), new TimeoutAndProtect(0x0C, ushort.MaxValue, ushort.MaxValue));
    }

    private static WriteParameters DefaultWriteParameters => new()
    {
        BufferUnderrunFree = true,
        WriteType = WriteType.TrackAtOnce,
        TrackMode = 4,
        DataBlockType = 8,
        AudioPauseLength = 150,
    };

    private static WriteParameters ChangeableWriteParameters => new()
    {
        BufferUnderrunFree = true,
        LinkSizeValid = true,
        TestWrite = true,
        WriteType = (WriteType)0xF,
        MultiSession = MultiSession.Allowed,
        FixedPacket = true,
        Copy = true,
        TrackMode = 0xF,
        DataBlockType = 0xF,
        LinkSize = 0xFF,
        SessionFormat = 0xFF,
        PacketSize = uint.MaxValue,
        AudioPauseLength = ushort.MaxValue,
        MediaCatalogNumber = AllOnes,
        Isrc = AllOnes,
        SubHeader = uint.MaxValue,
    };

    private static ByteString AllOnes => new([.. Enumerable.Repeat(byte.MaxValue, 16)]);

    /// <summary>How the next writes are to be made.</summary>
    public WriteParameters WriteParameters => Structure.Read<WriteParameters>(pages[ModePageCode.WriteParameters].Current);

    /// <summary>DCR or RC: data is delivered although it could not be corrected.</summary>
    public bool DeliversUncorrected => (Structure.Read<ErrorRecovery>(pages[ModePageCode.ReadWriteErrorRecovery].Current).Flags & 0x11) != 0;

    public IEnumerable<ModePageCode> Codes => pages.Keys;

    /// <summary>A page's bytes, or nothing where the drive has not got the page.</summary>
    public byte[]? Find(ModePageCode code, PageControl control) => !pages.TryGetValue(code, out var page) ? null : control switch
    {
        PageControl.Changeable => page.Changeable,
        PageControl.Default => page.Default,
        _ => page.Current,
    };

    /// <summary>Takes a page that a host sends, or refuses all of it.</summary>
    public void Set(ReadOnlySpan<byte> sent)
    {
        var code = (ModePageCode)(sent[0] & 0x3F);
        if (!pages.TryGetValue(code, out var page) || sent.Length != page.Current.Length)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        for (var i = 2; i < sent.Length; i++)
            if (((sent[i] ^ page.Current[i]) & ~page.Changeable[i]) != 0)
                throw new Refusal(KnownSense.InvalidFieldInParameterList);
        if (code == ModePageCode.WriteParameters)
            Check(Structure.Read<WriteParameters>(sent));
        sent[2..].CopyTo(page.Current.AsSpan(2));
    }

    /// <summary>Everything as after power-on.</summary>
    public void Reset()
    {
        foreach (var page in pages.Values)
            page.Default.CopyTo(page.Current, 0);
    }

    /// <summary>How to write is asked anew for every medium.</summary>
    public void ResetForMedium(MediumKind? medium)
    {
        this.medium = medium;
        var page = pages[ModePageCode.WriteParameters];
        Structure.Write(medium is { IsDvdMinus: true } ? DvdMinusParameters.Default : DefaultWriteParameters, page.Default);
        page.Default.CopyTo(page.Current, 0);
    }

    /// <summary>Write types, track modes and block types that no medium here takes are refused, and those that contradict each other.</summary>
    private void Check(WriteParameters page)
    {
        if (medium is { IsDvdMinus: true })
        {
            DvdMinusParameters.Check(page);
            return;
        }

        var (type, xa) = (page.DataBlockType, page.SessionFormat == CdRomXa);
        var fits = page.WriteType switch
        {
            WriteType.PacketIncremental => !page.IsAudio && type == DataBlockTypes.Mode1,
            WriteType.TrackAtOnce when page.IsAudio => type == DataBlockTypes.Raw,
            WriteType.TrackAtOnce => type == DataBlockTypes.Mode1 || (xa && type is DataBlockTypes.Mode2Form1 or DataBlockTypes.Mode2Mixed),
            WriteType.SessionAtOnce => options.SessionAtOnce,
            WriteType.Raw => options.RawWriting && type is DataBlockTypes.RawWithQ or DataBlockTypes.RawWithPacks or DataBlockTypes.RawWithSubchannels,
            _ => false,
        };
        if (!fits || !(xa || page.SessionFormat == 0) || (int)page.MultiSession == 2 || page.TrackMode > HighestTrackMode)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        _ = (page.TrackIsrc(), page.DiscCatalog());
    }

    private void Add<TPage>(TPage initial, TPage changeable)
        where TPage : struct, IModePage
    {
        var (current, mask) = (new byte[TPage.Length], new byte[TPage.Length]);
        Structure.Write(initial, current);
        Structure.Write(changeable, mask);
        pages.Add(TPage.Code, new((byte[])current.Clone(), current, mask));
    }

    private sealed record Page(byte[] Current, byte[] Default, byte[] Changeable);
}
