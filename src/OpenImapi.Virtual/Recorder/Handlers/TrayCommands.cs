using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that move the tray, lock it, or tell where it stands.</summary>
internal static class TrayCommands
{
    /// <summary>Moves the tray, or changes the power condition. A locked tray stays shut.</summary>
    public static ValueTask<Completion> StartStop(Request request)
    {
        var command = request.Read<StartStopUnit>();
        if (command.Power != PowerState.Unchanged)
        {
            if (command.LoadEject || command.Start || !Enum.IsDefined(command.Power))
                throw new Refusal(KnownSense.InvalidFieldInCdb);
            request.Recorder.SetPower(command.Power, request.Nexus);
        }
        else if (command.LoadEject)
        {
            Move(request, open: !command.Start);
        }

        return ValueTask.FromResult(Request.Good);
    }

    /// <summary>The same for hosts that take the drive for a changer: its tray is slot 0.</summary>
    public static ValueTask<Completion> LoadUnload(Request request)
    {
        var command = request.Read<LoadUnloadMedium>();
        if (command.Slot != 0)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        if (command.LoadUnload)
            Move(request, open: !command.Start);
        return ValueTask.FromResult(Request.Good);
    }

    /// <summary>The two locks are apart: one shuts the tray, the other only turns the button into an event.</summary>
    public static ValueTask<Completion> PreventAllow(Request request)
    {
        var command = request.Read<PreventAllowMediumRemoval>();
        if (command.Persistent)
            request.Nexus.TakesButton = command.Prevent;
        else
            request.Nexus.Prevents = command.Prevent;
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> MechanismStatus(Request request)
    {
        var command = request.Read<MechanismStatus>();
        var state = new MechanismState(request.Recorder.Bay.IsOpen) { CurrentAddress = (uint)request.Recorder.Position.Value & 0xFFFFFF };
        return ValueTask.FromResult(request.Answer(state, command.AllocationLength));
    }

    private static void Move(Request request, bool open)
    {
        if (open && request.Recorder.IsLocked)
            throw new Refusal(KnownSense.MediumRemovalPrevented);
        request.Recorder.MoveTray(open);
    }
}
