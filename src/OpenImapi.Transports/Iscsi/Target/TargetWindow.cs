using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The target's count of commands and statuses in one session. Numbers wrap at 32 bits.</summary>
[Clause(Standard.Rfc7143, "4.2.2")]
internal sealed class TargetWindow(uint firstCommand, uint firstStatus)
{
    /// <summary>Commands that may be under way at a time, so that their data have a bound.</summary>
    public const int Depth = 8;

    private readonly Lock gate = new();
    private uint expected = firstCommand;
    private uint status = firstStatus;
    private int open;

    /// <summary>The numbers of a PDU that counts no status.</summary>
    public ResponseNumbers Now
    {
        get
        {
            lock (gate)
                return Numbers();
        }
    }

    /// <summary>The numbers of a PDU that counts a status.</summary>
    public ResponseNumbers Next()
    {
        lock (gate)
        {
            var numbers = Numbers();
            status++;
            return numbers;
        }
    }

    /// <summary>Judges the CmdSN of a request.</summary>
    /// <param name="command">The CmdSN.</param>
    /// <param name="immediate">Immediate requests carry the number of the next one and do not count.</param>
    /// <param name="opens">Whether the request is a command, which takes room until <see cref="End"/>.</param>
    public CommandArrival Take(uint command, bool immediate, bool opens)
    {
        lock (gate)
        {
            if (!immediate && (int)(command - expected) < 0 || (int)(command - Maximum) > (immediate ? 1 : 0))
                return CommandArrival.OutsideWindow;
            if (!immediate && command != expected)
                return CommandArrival.Gap;
            if (opens && open >= 2 * Depth)
                return CommandArrival.TooMany;
            expected += immediate ? 0u : 1;
            open += opens ? 1 : 0;
            return CommandArrival.Due;
        }
    }

    /// <summary>A command ended and makes room for another.</summary>
    public void End()
    {
        lock (gate)
            open--;
    }

    /// <summary>Grows with every command that ends, and never shrinks: a command that comes moves both ends.</summary>
    private uint Maximum => expected + (uint)Math.Max(0, Depth - open) - 1;

    private ResponseNumbers Numbers() => new(status, expected, Maximum);
}

/// <summary>What is to become of a request, by its number.</summary>
internal enum CommandArrival
{
    /// <summary>It is the next one.</summary>
    Due,

    /// <summary>It was seen already, or was not permitted yet: ignored without a word.</summary>
    OutsideWindow,

    /// <summary>One before it is missing, which cannot be on a single connection.</summary>
    Gap,

    /// <summary>More immediate commands than there is room for.</summary>
    TooMany,
}
