using System.Collections.Immutable;

namespace OpenImapi.Formats.Sheets;

/// <summary>
/// The REM lines that tell of sessions: REM SESSION 02, and with it LEAD-OUT, LEAD-IN and PREGAP with a time. The last of each before a
/// track makes the session that begins there; without REM SESSION they are remarks like others.
/// </summary>
internal sealed class CueSessionLines
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private CueSession session = new(0);

    /// <summary>Adds a remark, and notes what it tells of a session.</summary>
    public void Add(string remark, ImmutableArray<string>.Builder remarks)
    {
        var line = new CueLine(remark, 0);
        var word = line.Word();
        var keyword = word.Length > 8 ? "" : word.ToString().ToUpperInvariant();
        CueSession? told = null;
        if (keyword == "SESSION")
            told = CueParser.TryNumber(line.Rest, out var number) && number is > 0 and <= 99 ? session with { Number = number } : null;
        else if (SheetTime.TryParse(line.Rest, out var blocks, out var isInRange) && isInRange)
            told = keyword switch
            {
                "LEAD-OUT" => session with { LeadOut = blocks },
                "LEAD-IN" => session with { LeadIn = blocks },
                "PREGAP" => session with { Pregap = blocks },
                _ => null,
            };
        if (told is not null)
            (session, places[keyword]) = (told, remarks.Count);
        remarks.Add(remark);
    }

    /// <summary>The session that begins with the track that comes now; its lines are no remarks any more.</summary>
    public CueSession? Take(ImmutableArray<string>.Builder remarks)
    {
        var taken = session.Number == 0 ? null : session;
        if (taken is not null)
            foreach (var place in places.Values.OrderDescending())
                remarks.RemoveAt(place);
        places.Clear();
        session = new(0);
        return taken;
    }
}
