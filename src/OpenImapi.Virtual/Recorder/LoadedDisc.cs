using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The medium while it turns in the drive: its state, or the state it would have after a test write.</summary>
internal sealed class LoadedDisc(Disc disc)
{
    private DiscState? simulated;

    public Disc Disc => disc;

    public MediumKind Kind => disc.Kind;

    public DiscRules Rules => disc.Rules;

    public DiscState State => simulated ?? disc.State;

    /// <summary>True between the first WRITE of a track-at-once track and the flush that ends it.</summary>
    public bool IsStreaming { get; private set; }

    public void Write(Extent blocks, ReadOnlySpan<byte> content, WriteParameters parameters)
    {
        var simulate = parameters.TestWrite && Kind.Rules == WritingRules.Cd;
        if (!simulate)
            simulated = null;
        var events = Rules.Write(State, blocks, parameters);
        if (simulate)
            simulated = State.After(events);
        else
            disc.Commit(events, content);
        IsStreaming = Kind.Rules == WritingRules.Cd;
    }

    /// <summary>Commits what the rules say; a test write ends here and leaves nothing behind.</summary>
    public void Finish(Func<DiscRules, DiscState, IReadOnlyList<DiscEvent>> change, WriteParameters parameters)
    {
        var events = change(Rules, State);
        if (simulated is null && !(parameters.TestWrite && Kind.Rules == WritingRules.Cd))
            disc.Commit(events, []);
        (simulated, IsStreaming) = (null, false);
    }

    /// <summary>Commits what the rules say, test write or not.</summary>
    public void Change(Func<DiscRules, DiscState, IReadOnlyList<DiscEvent>> change)
    {
        disc.Commit(change(Rules, disc.State), []);
        (simulated, IsStreaming) = (null, false);
    }
}
