using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Reads one track of a toc file.</summary>
internal sealed class TocTrackParser(TocReader reader, TocTextParser texts, SheetFaults faults, int line)
{
    private const int MostIndexes = 98;
    private readonly ImmutableArray<TocPart>.Builder parts = ImmutableArray.CreateBuilder<TocPart>();
    private readonly ImmutableArray<BlockCount>.Builder indexes = ImmutableArray.CreateBuilder<BlockCount>();
    private TocTrack track = new(default);

    public TocTrack Parse()
    {
        var mode = TocWords.Mode(reader.PeekWord) ?? throw reader.Unexpected("the mode of a track");
        reader.Take();
        track = new(mode, ReadSubchannel() ?? TocSubchannel.None) { Line = line };
        while (reader.Peek is { Kind: TocTokenKind.Word, Text: not "TRACK" })
            Read(reader.Take());
        if (!parts.Any(part => part is TocAudioFile or TocDataFile or TocSilence or TocZero))
            throw faults.Refusal(line, "The track has nothing in it.");
        return track with { Parts = parts.ToImmutable(), Indexes = indexes.ToImmutable() };
    }

    private TocSubchannel? ReadSubchannel()
    {
        var subchannel = TocWords.Subchannel(reader.PeekWord);
        if (subchannel is not null)
            reader.Take();
        return subchannel;
    }

    private void Read(TocToken word)
    {
        switch (word.Text)
        {
            case "ISRC" or "COPY" or "PRE_EMPHASIS" or "TWO_CHANNEL_AUDIO" or "FOUR_CHANNEL_AUDIO" or "NO" or "CD_TEXT":
                if (parts.Count > 0)
                    faults.Report(word.Line, $"{word.Text} stands after what the track consists of; it is taken all the same.");
                ReadHead(word);
                break;
            case "INDEX":
                ReadIndex(word.Line);
                break;
            default:
                if (indexes.Count > 0)
                    faults.Report(word.Line, $"{word.Text} stands after INDEX; it is taken all the same.");
                parts.Add(ReadPart(word) with { Line = word.Line });
                break;
        }
    }

    private void ReadHead(TocToken word)
    {
        if (word.Text == "ISRC")
            ReadIsrc(word.Line);
        else if (word.Text == "CD_TEXT" && !track.Texts.IsEmpty)
            throw faults.Refusal(word.Line, "CD_TEXT of the track stands there twice.");
        else if (word.Text == "CD_TEXT")
            track = track with { Texts = texts.ReadTrack() };
        else
        {
            var isSet = word.Text != "NO";
            var flag = isSet ? word : reader.Take();
            track = track with { Flags = Change(flag, isSet) };
        }
    }

    private TrackFlags Change(TocToken word, bool isSet)
    {
        var flags = track.Flags;
        var flag = word.Text switch
        {
            "COPY" => TrackFlags.CopyPermitted,
            "PRE_EMPHASIS" => TrackFlags.PreEmphasis,
            "FOUR_CHANNEL_AUDIO" when isSet => TrackFlags.FourChannels,
            "TWO_CHANNEL_AUDIO" when isSet => TrackFlags.None,
            _ => throw faults.Refusal(word.Line, $"{word} stands where COPY or PRE_EMPHASIS is expected after NO."),
        };
        if (flag == TrackFlags.None)
            return flags & ~TrackFlags.FourChannels;
        return isSet ? flags | flag : flags & ~flag;
    }

    private void ReadIsrc(int at)
    {
        var text = reader.String("ISRC").Text;
        if (!Isrc.TryParse(text, out var code))
            faults.Report(at, $"\"{SheetQuote.Of(text)}\" is no ISRC of 12 characters; it is left out.");
        else if (track.Isrc is not null)
            faults.Report(at, "A second ISRC is left out.");
        else
            track = track with { Isrc = code };
    }

    private void ReadIndex(int at)
    {
        var place = reader.Time("INDEX");
        if (place <= (indexes.Count == 0 ? BlockCount.Zero : indexes[^1]))
            throw faults.Refusal(at, $"INDEX {SheetTime.ToText(place)} does not lie after the one before.");
        if (indexes.Count == MostIndexes)
            throw faults.Refusal(at, "A track has at most 98 INDEX statements.");
        indexes.Add(place);
    }

    private TocPart ReadPart(TocToken word)
    {
        switch (word.Text)
        {
            case "FILE" or "AUDIOFILE":
                Refuse(track.Mode != TocTrackMode.Audio, word, "stands in a track of data");
                return ReadAudioFile(word.Text);
            case "DATAFILE":
                Refuse(track.Mode == TocTrackMode.Audio, word, "stands in a track of audio");
                return new TocDataFile(TocStrings.DecodeName(reader.String(word.Text))) { Offset = ReadOffset() } with { Length = reader.LengthIfAny(word.Text) };
            case "SILENCE":
                Report(track.Mode != TocTrackMode.Audio, word, "stands in a track of data; it is taken as ZERO");
                return track.Mode == TocTrackMode.Audio ? new TocSilence(NotZero(word)) : new TocZero(NotZero(word));
            case "ZERO":
                Report(track.Mode == TocTrackMode.Audio, word, "stands in a track of audio");
                return ReadZero(word);
            case "FIFO":
                throw faults.Refusal(word.Line, "FIFO is not read: a pipe cannot be looked at before it is recorded. Name a file.");
            case "PREGAP":
                Refuse(parts.Count > 0, word, "stands after what the track consists of");
                return new TocPregap(reader.Time(word.Text));
            case "START":
                Refuse(parts.Any(part => part is TocStart or TocPregap), word, "stands there though the pre-gap has ended already");
                return new TocStart(reader.TimeIfAny(word.Text));
            case "END":
                Refuse(parts.Any(part => part is TocEnd), word, "stands there twice");
                return new TocEnd(reader.TimeIfAny(word.Text));
            default:
                throw faults.Refusal(word.Line, $"{word} is no statement of a track.");
        }
    }

    private TocAudioFile ReadAudioFile(string word)
    {
        var name = TocStrings.DecodeName(reader.String(word));
        var isSwapped = reader.TakeWord("SWAP");
        var offset = ReadOffset();
        return new(name, reader.Length(word)) { IsSwapped = isSwapped, Offset = offset, Length = reader.LengthIfAny(word) };
    }

    private TocZero ReadZero(TocToken word)
    {
        var mode = TocWords.Mode(reader.PeekWord);
        if (mode is not null)
            reader.Take();
        var subchannel = ReadSubchannel();
        return new(NotZero(word)) { Mode = mode, Subchannel = subchannel };
    }

    private TocLength NotZero(TocToken word)
    {
        var length = reader.Length(word.Text);
        Report(length.Value == 0, word, "has no length");
        return length;
    }

    private long ReadOffset() => reader.TakeMark("#") ? reader.Number("the number of bytes after #") : 0;

    private void Refuse(bool isWrong, TocToken word, string why)
    {
        if (isWrong)
            throw faults.Refusal(word.Line, $"{word.Text} {why}.");
    }

    private void Report(bool isWrong, TocToken word, string why)
    {
        if (isWrong)
            faults.Report(word.Line, $"{word.Text} {why}.");
    }
}
