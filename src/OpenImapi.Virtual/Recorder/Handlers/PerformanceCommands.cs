using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>
/// GET PERFORMANCE in the types that a recorder of its features has. Defect status is of drives that claim DSDR in feature 002Ch, defects noted and their zones
/// of those that claim feature 0029h: this one claims neither.
/// </summary>
[Clause(Standard.Mmc5, "6.8")]
internal static class PerformanceCommands
{
    /// <summary>Where the type stands in the command.</summary>
    private const int TypeAt = 10;

    /// <summary>Data type: places where the drive is slower than its nominal performance.</summary>
    private const byte SlowerPlaces = 2;

    public static ValueTask<Completion> GetPerformance(Request request) => ValueTask.FromResult((PerformanceType)request.Cdb.Bytes[TypeAt] switch
    {
        PerformanceType.Performance => Nominal(request),
        PerformanceType.UnusableArea => Unusable(request),
        PerformanceType.WriteSpeed => Speeds(request),
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    });

    /// <summary>The length told is that of the whole list, so that a host that asked for one speed knows how many there are.</summary>
    private static Completion Speeds(Request request)
    {
        var command = request.Read<GetPerformance>();
        var kind = request.Medium.Kind;
        var speeds = kind.WriteSpeeds.Select(speed => new WriteSpeed(LastBlock(request.Medium), kind.ReadSpeed, speed));
        return request.Answer(new WriteSpeeds([.. speeds]), command.TransferLength);
    }

    /// <summary>One run over the whole medium: it turns so that the speed is the same everywhere. Nowhere is it slower.</summary>
    private static Completion Nominal(Request request)
    {
        var command = request.Read<GetNominalPerformance>();
        if (command.Exceptions > SlowerPlaces)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        if (command.Start > LastBlock(request.Medium))
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        var speed = command.ForWriting ? request.Recorder.Speed.Write : request.Recorder.Speed.Read;
        var slower = command.Exceptions != 0 || speed == 0;
        return request.Answer(new NominalPerformance(command.ForWriting, slower ? [] : [new(0, speed, LastBlock(request.Medium), speed)]), command.TransferLength);
    }

    /// <summary>Lists of defects are of DVD-RAM, and on ours no block is bad.</summary>
    private static Completion Unusable(Request request)
    {
        var command = request.Read<GetUnusableArea>();
        return request.Medium.Kind.Rules == WritingRules.DvdRam && command is { List: DefectList.Primary or DefectList.Secondary }
            ? request.Answer(new UnusableAreas([]), command.TransferLength) : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static uint LastBlock(LoadedDisc medium) => (uint)medium.Rules.CapacityOf(medium.State).Value - 1;
}
