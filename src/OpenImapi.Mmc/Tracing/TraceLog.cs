using System.Text.Json;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Writes a trace: JSON Lines, a header and then one line for each command, as soon as it has ended.</summary>
/// <remarks>A trace that cannot be written any more does not disturb the commands; <see cref="Failure"/> says so.</remarks>
public sealed class TraceLog
{
    /// <summary>Answers and parameters are kept up to so many bytes.</summary>
    public const int MostData = 8192;

    private readonly Lock gate = new();
    private readonly TextWriter lines;
    private readonly TimeProvider clock;
    private readonly long started;

    /// <param name="lines">Where the lines go; left open.</param>
    /// <param name="program">What writes the trace, with its version.</param>
    /// <param name="clock">What the times are taken from.</param>
    public TraceLog(TextWriter lines, string program, TimeProvider clock)
    {
        (this.lines, this.clock, started) = (lines, clock, clock.GetTimestamp());
        Line(JsonSerializer.Serialize(new(1, program), TraceJson.Default.TraceHeader));
    }

    /// <summary>Why the trace ends too soon; nothing where it does not.</summary>
    public string? Failure { get; private set; }

    /// <summary>The moment at which a command begins.</summary>
    public long Begin() => clock.GetTimestamp();

    /// <summary>A command has ended.</summary>
    /// <param name="drive">The drive's name.</param>
    /// <param name="begun">What <see cref="Begin"/> answered.</param>
    /// <param name="cdb">The command.</param>
    /// <param name="direction">Which way its data went.</param>
    /// <param name="data">All of the host's buffer.</param>
    /// <param name="completion">How it ended.</param>
    public void End(string drive, long begun, Cdb cdb, DataDirection direction, ReadOnlySpan<byte> data, in Completion completion) => Write(Entry(drive, begun, cdb, direction, data.Length) with
    {
        Transferred = completion.Transferred,
        Status = completion.Status,
        Sense = completion.Sense is { } sense ? Hex(sense) : null,
        Says = completion.Sense?.ToString(),
        Data = Kept(cdb, data[..Math.Min(data.Length, direction == DataDirection.Out && completion.Status == ScsiStatus.Good ? data.Length : completion.Transferred)]),
    });

    /// <summary>A command got lost.</summary>
    public void Failed(string drive, long begun, Cdb cdb, DataDirection direction, int length, Exception fault) =>
        Write(Entry(drive, begun, cdb, direction, length) with { Failure = fault.Message });

    private TraceEntry Entry(string drive, long begun, Cdb cdb, DataDirection direction, int length) =>
        new(Math.Round(clock.GetElapsedTime(started, begun).TotalSeconds, 6), drive, cdb.Code.ToString(), cdb.ToString())
        {
            Direction = direction switch { DataDirection.In => "in", DataDirection.Out => "out", _ => null },
            Length = direction == DataDirection.None ? 0 : length,
            Took = Math.Round(clock.GetElapsedTime(begun).TotalMilliseconds, 3),
        };

    /// <summary>What a disc holds is nobody's business.</summary>
    private static string? Kept(Cdb cdb, ReadOnlySpan<byte> data) => data.IsEmpty || MovesContent(cdb.Code)
        ? null : Convert.ToHexString(data[..Math.Min(data.Length, MostData)]);

    private static bool MovesContent(OperationCode code) => code is OperationCode.Read10 or OperationCode.Read12 or OperationCode.ReadCd or OperationCode.ReadCdMsf
        or OperationCode.Write10 or OperationCode.Write12 or OperationCode.WriteAndVerify10;

    private static string Hex(SenseData sense)
    {
        var bytes = new byte[SenseData.Length];
        Structure.Write(sense, bytes);
        return Convert.ToHexString(bytes);
    }

    private void Write(TraceEntry entry) => Line(JsonSerializer.Serialize(entry, TraceJson.Default.TraceEntry));

    private void Line(string text)
    {
        lock (gate)
        {
            if (Failure is not null)
                return;
            try
            {
                lines.Write(text + "\n");
                lines.Flush();
            }
            catch (IOException fault)
            {
                Failure = fault.Message;
            }
        }
    }
}
