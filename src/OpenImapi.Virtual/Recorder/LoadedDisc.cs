using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The medium while it turns in the drive: its state, or the state it would have after a test write.</summary>
internal sealed class LoadedDisc(Disc disc, RecorderOptions options)
{
    private DiscState? simulated;
    private SessionWriter? session;
    private BackgroundFormatting? formatting;

    public Disc Disc => disc;

    public MediumKind Kind => disc.Kind;

    /// <summary>The medium's, as far as this drive keeps to them.</summary>
    public DiscRules Rules { get; } = disc.Kind.Rules == WritingRules.Cd ? new CdRules(disc.Kind, options.Overburn) : disc.Rules;

    public DiscState State => simulated ?? disc.State;

    /// <summary>True between the first WRITE of a track or session at once and the flush that ends it.</summary>
    public bool IsStreaming { get; private set; }

    /// <summary>Each cluster is read after it was written, because there are spare areas for those that are bad: that takes another turn.</summary>
    public bool ProvesClusters => Kind.Rules is WritingRules.BdR or WritingRules.BdRe && BdStructures.HasSpares(this);

    /// <summary>The medium is being formatted in the background.</summary>
    public bool IsFormatting => formatting is not null;

    /// <summary>What REQUEST SENSE tells of formatting in the background: no error, and how far it has come.</summary>
    public SenseData? FormattingSense => IsFormatting && State.Area is { } area
        ? new SenseData(SenseKey.NoSense, KnownSense.FormatInProgress.Asc, KnownSense.FormatInProgress.Ascq).WithProgress((double)area.Ready.Value / area.Size.Value)
        : null;

    /// <summary>How the drive names the medium as it is now.</summary>
    public Profile Profile => Rules.ProfileOf(State);

    /// <summary>What RESERVE TRACK has set aside for a disc at once, and how far that is written; nothing before and after.</summary>
    public DiscAtOnce? AtOnce => session as DiscAtOnce;

    /// <summary>A session at once was broken off: it can be neither continued nor closed.</summary>
    public bool IsBrokenOff => session is null && State.InProgress is not null;

    private bool IsCd => Kind.Rules == WritingRules.Cd;

    /// <summary>Page 05h says how the medium is written, and a test write leaves nothing behind.</summary>
    private bool HasWriteParameters => IsCd || (Kind.IsDvdMinus && disc.State.Area is null);

    /// <summary>Bytes of each of the blocks that a WRITE would bring.</summary>
    public int BlockSize(Extent blocks, WriteParameters page)
    {
        if (!IsCd)
            return BlockSizes.UserData;
        return WritesSessions(page) ? Writer(page).BlockSize(blocks) : page.BlockSize;
    }

    /// <summary>Formats on in the background, for so long when nothing is written meanwhile.</summary>
    public void FormatOn(TimeSpan duration, RecorderOptions options)
    {
        if (State.Area is { } area)
            formatting ??= new(area, duration, options);
    }

    /// <summary>Notes how far formatting in the background has come.</summary>
    public void AdvanceFormatting()
    {
        if (formatting is null)
            return;
        disc.Happen([new FormatAdvanced(formatting.Reached(Kind).Value)]);
        if (State.Area is { IsComplete: true })
            formatting = null;
    }

    /// <summary>Formatting goes no further.</summary>
    public void StopFormatting() => formatting = null;

    /// <summary>Makes ready for the session that a cue sheet describes.</summary>
    public void Prepare(SessionWriter writer) => session = writer;

    /// <summary>A session is being written in one piece: how it is written cannot change now.</summary>
    public bool IsInSession => IsStreaming && session is not null;

    /// <summary>The host has changed how it writes: a cue sheet that nothing followed is forgotten, and a session that was flushed in its middle is broken off.</summary>
    public void ParametersChanged()
    {
        if (session is not null)
            Forget();
    }

    public void Write(Extent blocks, ReadOnlySpan<byte> content, WriteParameters page)
    {
        var simulate = page.TestWrite && HasWriteParameters;
        if (!simulate)
            simulated = null;
        if (HasWriteParameters && WritesSessions(page))
        {
            WriteSession(blocks, content, page);
            return;
        }

        var events = Rules.Write(State, blocks, page);
        if (State.Area is { Intermediate: false } area && !IsFormatting && blocks.End > Lba.Zero + area.Ready)
            throw new Refusal(KnownSense.InvalidAddressForWrite);
        if (simulate)
            simulated = State.After(events);
        else
            disc.Commit(events, page.Form is BlockForm.Mode2 or BlockForm.Mode2Form1 && IsCd ? XaSectors.Of(blocks.Start, content, page) : content);
        IsStreaming = IsCd;
    }

    /// <summary>What the drive still holds back goes to the medium; a session at once of which all has come gets its lead-out.</summary>
    public void Synchronize(WriteParameters page)
    {
        if (session is not { } writer)
        {
            Finish((rules, state) => rules.Synchronize(state), page);
        }
        else if (writer.IsComplete)
        {
            SessionWritten written;
            try
            {
                written = writer.End(page);
                if (!State.After(written).IsPossibleOn(Kind))
                    throw new Refusal(KnownSense.SessionFixationError);
            }
            finally
            {
                Forget();
            }

            if (!page.TestWrite)
                disc.Happen([written]);
        }
        else if (writer.HasBegun && !page.BufferUnderrunFree)
        {
            Forget();
            throw new Refusal(KnownSense.LossOfStreaming);
        }
        else
        {
            IsStreaming = false;
        }
    }

    /// <summary>Commits what the rules say; a test write ends here and leaves nothing behind.</summary>
    public void Finish(Func<DiscRules, DiscState, IReadOnlyList<DiscEvent>> change, WriteParameters page)
    {
        var events = change(Rules, State);
        if (simulated is null && !(page.TestWrite && HasWriteParameters))
            disc.Commit(events, []);
        Forget();
    }

    /// <summary>Commits what the rules say, test write or not.</summary>
    public void Change(Func<DiscRules, DiscState, IReadOnlyList<DiscEvent>> change)
    {
        disc.Commit(change(Rules, disc.State), []);
        Forget();
    }

    private static bool WritesSessions(WriteParameters page) => page.WriteType is WriteType.SessionAtOnce or WriteType.Raw;

    private SessionWriter Writer(WriteParameters page) => session ??= page.WriteType != WriteType.Raw ? throw new Refusal(NotAnnounced)
        : IsCd ? new RawSession(this, page.DataBlockType) : throw new Refusal(KnownSense.IllegalModeForThisTrack);

    /// <summary>
    /// Why nothing can be written at once that was not announced: hosts announce and try again where it is only that, so a disc on which this cannot help is told apart.
    /// </summary>
    private SenseData NotAnnounced => State.Final ? KnownSense.CannotWriteMedium
        : IsCd || DvdMinusRules.TakesDiscAtOnce(State) ? KnownSense.CommandSequenceError : KnownSense.IllegalModeForThisTrack;

    private void WriteSession(Extent blocks, ReadOnlySpan<byte> content, WriteParameters page)
    {
        var writer = Writer(page);
        if (blocks.IsEmpty)
            return;
        var events = writer.Write(page.TestWrite ? null : disc.Blocks, blocks, content);
        if (page.TestWrite)
            simulated = State.After(events);
        else
            disc.Happen(events);
        IsStreaming = true;
    }

    private void Forget() => (simulated, session, IsStreaming) = (null, null, false);
}
