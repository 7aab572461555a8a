using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A drive that writes discs, in this process: it answers MMC commands as strictly as a real one, and knows nothing of who sends them.</summary>
/// <remarks>Commands of all hosts are carried out one after another.</remarks>
public sealed class VirtualRecorder : IAsyncDisposable
{
    /// <summary>More than any system sends at once. Linux makes writes of 1,280 KiB, and what a drive in a network refuses of them is lost after the program was told of success.</summary>
    private const int LargestTransfer = 16 << 20;

    private readonly SemaphoreSlim queue = new(1, 1);
    private ImmutableList<Nexus> nexuses = [];
    private readonly FaultDesk faults;
    private LongOperation? operation;

    /// <param name="bay">Where the drive's disc lies; disposed of with the recorder.</param>
    /// <param name="options">How the drive behaves where real ones differ.</param>
    public VirtualRecorder(IDriveBay bay, RecorderOptions? options = null)
    {
        (Bay, Options) = (bay, options ?? new());
        (Speed, Pages, Flaws, faults) = (new(Options), new(Options), new(Options), new(Options));
        Load();
    }

    /// <summary>A recorder in memory with this disc in it.</summary>
    public VirtualRecorder(Disc disc, RecorderOptions? options = null)
        : this(new MemoryBay(disc), options)
    {
    }

    internal IDriveBay Bay { get; }

    internal RecorderOptions Options { get; }

    internal SpeedControl Speed { get; }

    internal ModePages Pages { get; }

    internal FlawedAudio Flaws { get; }

    /// <summary>The most bytes that one command may move.</summary>
    internal int MaximumTransferLength => Options.Quirks.Min(quirk => quirk.MaximumTransferLength) ?? LargestTransfer;

    /// <summary>The block that was read last.</summary>
    internal Lba Position { get; set; }

    /// <summary>The medium, when one is in and the tray is closed.</summary>
    internal LoadedDisc? Loaded { get; private set; }

    /// <summary>Some host has locked the tray.</summary>
    internal bool IsLocked => nexuses.Any(nexus => nexus.Prevents);

    /// <summary>Some host wants the eject button told, or has locked the tray.</summary>
    private bool ButtonIsTaken => IsLocked || nexuses.Any(nexus => nexus.TakesButton);

    /// <summary>How awake the drive is.</summary>
    internal PowerState Power { get; private set; } = PowerState.Active;

    /// <summary>How long an operation will still go on; nothing when none does.</summary>
    internal TimeSpan? BusyFor => operation is { IsDone: false } going ? going.TimeLeft : null;

    /// <summary>Opens a way to the drive. Its first command meets the unit attention of a drive just switched on.</summary>
    public IScsiTransport OpenNexus()
    {
        var nexus = new Nexus(this) { Event = Loaded is null ? MediaEvent.NoChange : MediaEvent.NewMedia };
        nexus.Reset();
        ImmutableInterlocked.Update(ref nexuses, static (all, one) => all.Add(one), nexus);
        return nexus;
    }

    internal async ValueTask<Completion> ExecuteAsync(Nexus nexus, Cdb cdb, Memory<byte> data, CancellationToken cancellation)
    {
        await queue.WaitAsync(cancellation);
        try
        {
            TakeUpRequests();
            var request = new Request(this, nexus, cdb, data, cancellation);
            if (faults.Strike(request) is { } sense)
                return Completion.Check(sense);
            var completion = await CommandTable.RunAsync(request);
            faults.Done(request);
            return completion;
        }
        catch (Refusal refusal)
        {
            return Completion.Check(refusal.Sense);
        }
        finally
        {
            queue.Release();
        }
    }

    internal async ValueTask ResetAsync(CancellationToken cancellation)
    {
        await queue.WaitAsync(cancellation);
        try
        {
            ResetNow();
        }
        finally
        {
            queue.Release();
        }
    }

    /// <summary>Everything is as after power-on, and every host will hear of it.</summary>
    internal void ResetNow()
    {
        nexuses.ForEach(nexus => nexus.Reset());
        Pages.Reset();
        Loaded?.StopFormatting();
        Load();
    }

    internal void CloseNexus(Nexus nexus) => ImmutableInterlocked.Update(ref nexuses, static (all, one) => all.Remove(one), nexus);

    /// <summary>What the drive answers while an operation goes on.</summary>
    internal SenseData? Busy()
    {
        if (operation?.Poll() is { } sense)
            return sense;
        operation = null;
        return null;
    }

    /// <summary>Why there is no medium to use.</summary>
    internal SenseData WhyNotReady() => Bay.IsOpen ? KnownSense.MediumNotPresentTrayOpen : KnownSense.MediumNotPresentTrayClosed;

    /// <summary>An operation goes on after the command is answered, or the command takes as long as it does.</summary>
    internal async ValueTask<Completion> GoOnAsync(
        SenseData sense, TimeSpan duration, bool immediate, CancellationToken cancellation, int transferred = 0)
    {
        if (immediate)
            operation = new(sense, duration, Options);
        else
            await Speed.WaitAsync(duration, cancellation);
        return Completion.Good(transferred);
    }

    /// <summary>Opens or closes the tray, and every host learns of it.</summary>
    internal void MoveTray(bool open)
    {
        if (Bay.IsOpen == open)
            return;
        Loaded?.StopFormatting();
        Bay.Move(open);
        TellOfMedium();
    }

    /// <summary>Takes a power condition, of which other hosts hear as an event.</summary>
    internal void SetPower(PowerState power, Nexus by)
    {
        if (Power == power)
            return;
        Power = power;
        foreach (var nexus in nexuses.Where(nexus => nexus != by))
            nexus.PowerChanged = true;
    }

    /// <summary>Tells every host but one.</summary>
    internal void RaiseFor(SenseData attention, Nexus except)
    {
        foreach (var nexus in nexuses.Where(nexus => nexus != except))
            nexus.Raise(attention);
    }

    private void TakeUpRequests()
    {
        if (!Bay.HasRequest)
            return;
        if (ButtonIsTaken)
        {
            nexuses.ForEach(nexus => nexus.Event = MediaEvent.EjectRequest);
            return;
        }

        try
        {
            Loaded?.StopFormatting();
            Bay.TakeUpRequests();
        }
        finally
        {
            TellOfMedium();
        }
    }

    private void TellOfMedium()
    {
        var had = Loaded is not null;
        Load();
        foreach (var nexus in nexuses)
        {
            if (Loaded is not null)
                nexus.Raise(KnownSense.MediumMayHaveChanged);
            nexus.FeaturesChanged |= had || Loaded is not null;
            nexus.Event = (had, Loaded) switch { (_, not null) => MediaEvent.NewMedia, (true, null) => MediaEvent.MediaRemoval, _ => nexus.Event };
        }
    }

    private void Load()
    {
        Loaded = Bay is { IsOpen: false, Disc: { } disc } ? new(disc, Options) : null;
        operation = null;
        Position = Lba.Zero;
        Speed.Reset(Loaded?.Kind);
        Pages.ResetForMedium(Loaded?.Kind);
    }

    public ValueTask DisposeAsync()
    {
        Loaded?.StopFormatting();
        Bay.Dispose();
        queue.Dispose();
        return ValueTask.CompletedTask;
    }
}
