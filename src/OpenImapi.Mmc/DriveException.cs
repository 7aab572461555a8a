using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>An error that the drive itself reported: which command, and what it said of it.</summary>
public sealed class DriveException(Cdb command, SenseData sense, DiscError? error = null, string? drive = null)
    : DiscException(error ?? DriveErrors.Of(sense), $"{(drive is null ? "The drive" : drive)} answered {command.Code} ({command}) with {sense}.")
{
    public Cdb Command => command;

    public SenseData Sense => sense;
}
