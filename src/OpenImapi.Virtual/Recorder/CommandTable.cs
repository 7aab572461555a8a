using System.Collections.Frozen;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Carries out one command.</summary>
internal delegate ValueTask<Completion> CommandHandler(Request request);

/// <summary>What must hold before a command is carried out.</summary>
[Flags]
internal enum CommandTraits
{
    None = 0,

    /// <summary>A medium must be loaded.</summary>
    NeedsMedium = 1,

    /// <summary>Carried out although an operation goes on.</summary>
    WhileBusy = 2,

    /// <summary>Leaves a unit attention pending instead of ending with it.</summary>
    KeepsAttention = 4,
}

/// <summary>Every command of the recorder; any other is refused.</summary>
internal static class CommandTable
{
    private const CommandTraits Always = CommandTraits.WhileBusy | CommandTraits.KeepsAttention;

    private static readonly FrozenDictionary<OperationCode, Entry> Entries = new Dictionary<OperationCode, Entry>
    {
        [OperationCode.TestUnitReady] = new(UnitCommands.TestUnitReady, CommandTraits.NeedsMedium),
        [OperationCode.RequestSense] = new(UnitCommands.RequestSense, Always),
        [OperationCode.Inquiry] = new(UnitCommands.Inquiry, Always),
        [OperationCode.StartStopUnit] = new(TrayCommands.StartStop, CommandTraits.None),
        [OperationCode.PreventAllowMediumRemoval] = new(TrayCommands.PreventAllow, CommandTraits.WhileBusy),
        [OperationCode.GetEventStatusNotification] = new(EventCommands.GetEvent, Always),
        [OperationCode.GetConfiguration] = new(FeatureCommands.GetConfiguration, Always),
        [OperationCode.MechanismStatus] = new(TrayCommands.MechanismStatus, CommandTraits.None),
        [OperationCode.LoadUnloadMedium] = new(TrayCommands.LoadUnload, CommandTraits.None),
        [OperationCode.ReportLuns] = new(UnitCommands.ReportLuns, Always),
        [OperationCode.ReportKey] = new(KeyCommands.ReportKey, CommandTraits.None),
        [OperationCode.FormatUnit] = new(FormatCommands.FormatUnit, CommandTraits.NeedsMedium),
        [OperationCode.ReadFormatCapacities] = new(FormatCommands.ReadFormatCapacities, CommandTraits.None),
        [OperationCode.ReadCapacity] = new(ReadCommands.ReadCapacity, CommandTraits.NeedsMedium),
        [OperationCode.Seek10] = new(ReadCommands.Seek, CommandTraits.NeedsMedium),
        [OperationCode.Read10] = new(ReadCommands.Read10, CommandTraits.NeedsMedium),
        [OperationCode.Read12] = new(ReadCommands.Read12, CommandTraits.NeedsMedium),
        [OperationCode.ReadCd] = new(SectorCommands.ReadCd, CommandTraits.NeedsMedium),
        [OperationCode.ReadCdMsf] = new(SectorCommands.ReadCdMsf, CommandTraits.NeedsMedium),
        [OperationCode.ReadSubChannel] = new(SectorCommands.ReadSubChannel, CommandTraits.NeedsMedium),
        [OperationCode.Write10] = new(WriteCommands.Write10, CommandTraits.NeedsMedium),
        [OperationCode.Write12] = new(WriteCommands.Write12, CommandTraits.NeedsMedium),
        [OperationCode.WriteAndVerify10] = new(WriteCommands.WriteAndVerify10, CommandTraits.NeedsMedium),
        [OperationCode.Verify10] = new(ReadCommands.Verify10, CommandTraits.NeedsMedium),
        [OperationCode.SynchronizeCache] = new(WriteCommands.Synchronize, CommandTraits.NeedsMedium),
        [OperationCode.CloseTrackSession] = new(WriteCommands.Close, CommandTraits.NeedsMedium),
        [OperationCode.SendCueSheet] = new(WriteCommands.SendCueSheet, CommandTraits.NeedsMedium),
        [OperationCode.ReserveTrack] = new(WriteCommands.Reserve, CommandTraits.NeedsMedium),
        [OperationCode.Blank] = new(WriteCommands.Blank, CommandTraits.NeedsMedium),
        [OperationCode.SendOpcInformation] = new(WriteCommands.SendOpc, CommandTraits.NeedsMedium),
        [OperationCode.ReadDiscInformation] = new(DiscCommands.ReadDiscInformation, CommandTraits.NeedsMedium),
        [OperationCode.ReadTrackInformation] = new(DiscCommands.ReadTrackInformation, CommandTraits.NeedsMedium),
        [OperationCode.ReadDiscStructure] = new(StructureCommands.ReadDiscStructure, CommandTraits.NeedsMedium),
        [OperationCode.SendDiscStructure] = new(StructureCommands.SendDiscStructure, CommandTraits.NeedsMedium),
        [OperationCode.ReadTocPmaAtip] = new(TocCommands.ReadToc, CommandTraits.NeedsMedium),
        [OperationCode.ModeSense6] = new(ModeCommands.Sense6, CommandTraits.None),
        [OperationCode.ModeSelect6] = new(ModeCommands.Select6, CommandTraits.None),
        [OperationCode.ModeSense10] = new(ModeCommands.Sense10, CommandTraits.None),
        [OperationCode.ModeSelect10] = new(ModeCommands.Select10, CommandTraits.None),
        [OperationCode.GetPerformance] = new(PerformanceCommands.GetPerformance, CommandTraits.NeedsMedium),
        [OperationCode.SetCdSpeed] = new(SpeedCommands.SetCdSpeed, CommandTraits.NeedsMedium),
        [OperationCode.SetStreaming] = new(SpeedCommands.SetStreaming, CommandTraits.NeedsMedium),
        [OperationCode.ReadBufferCapacity] = new(SpeedCommands.ReadBufferCapacity, CommandTraits.WhileBusy),
    }.ToFrozenDictionary();

    /// <summary>True for questions about the drive, which it answers whatever goes on.</summary>
    public static bool IsAlwaysAnswered(OperationCode code) => Entries.TryGetValue(code, out var entry) && entry.Traits.HasFlag(CommandTraits.KeepsAttention);

    /// <summary>Checks what comes first, then carries the command out.</summary>
    public static ValueTask<Completion> RunAsync(Request request)
    {
        var known = Entries.TryGetValue(request.Cdb.Code, out var entry);
        if (!(known && entry.Traits.HasFlag(CommandTraits.KeepsAttention)) && request.Nexus.TakeAttention() is { } attention)
            throw new Refusal(attention);
        if (request.Recorder.Options.Replay?.Find(request) is { } replayed)
            return ValueTask.FromResult(replayed);
        if (!known)
            throw new Refusal(KnownSense.InvalidCommandOperationCode);
        if (!entry.Traits.HasFlag(CommandTraits.WhileBusy) && request.Recorder.Busy() is { } busy)
            throw new Refusal(busy);
        if (!entry.Traits.HasFlag(CommandTraits.WhileBusy))
            request.Recorder.Loaded?.AdvanceFormatting();
        if (entry.Traits.HasFlag(CommandTraits.NeedsMedium) && request.Recorder.Loaded is null)
            throw new Refusal(request.Recorder.WhyNotReady());
        if (entry.Traits.HasFlag(CommandTraits.NeedsMedium) && request.Cdb.Code != OperationCode.TestUnitReady)
            request.Recorder.SetPower(PowerState.Active, request.Nexus);
        return entry.Run(request);
    }

    private readonly record struct Entry(CommandHandler Run, CommandTraits Traits);
}
