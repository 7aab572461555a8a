using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Writes a toc file the way cdrdao does.</summary>
internal sealed class TocWriter(TocFile toc)
{
    private readonly StringBuilder text = new();

    public string Write()
    {
        if (toc.Kind is { } kind)
            text.Append(TocWords.Of(kind)).Append("\n\n");
        if (toc.Catalog is { } catalog)
            text.Append($"CATALOG \"{catalog}\"\n\n");
        if (!toc.Languages.IsEmpty || !toc.Texts.IsEmpty)
            WriteTexts(toc.Texts, isDisc: true);
        for (var i = 0; i < toc.Tracks.Length; i++)
            Write(toc.Tracks[i], i + 1);
        return text.ToString();
    }

    private void Write(TocTrack track, int number)
    {
        if (track.Flags.HasFlag(TrackFlags.SerialCopy))
            throw new DiscException(SheetErrors.SheetUnwritable, $"Track {number} has serial copy management, which a toc file cannot say.");
        text.Append($"\n// Track {number}\nTRACK {TocWords.Of(track.Mode)}");
        text.Append(track.Subchannel == TocSubchannel.None ? "\n" : $" {TocWords.Of(track.Subchannel)}\n");
        text.Append(track.Flags.HasFlag(TrackFlags.CopyPermitted) ? "COPY\n" : "NO COPY\n");
        if (track.Mode == TocTrackMode.Audio || (track.Flags & (TrackFlags.PreEmphasis | TrackFlags.FourChannels)) != TrackFlags.None)
        {
            text.Append(track.Flags.HasFlag(TrackFlags.PreEmphasis) ? "PRE_EMPHASIS\n" : "NO PRE_EMPHASIS\n");
            text.Append(track.Flags.HasFlag(TrackFlags.FourChannels) ? "FOUR_CHANNEL_AUDIO\n" : "TWO_CHANNEL_AUDIO\n");
        }

        if (track.Isrc is { } isrc)
            text.Append($"ISRC \"{isrc}\"\n");
        if (!track.Texts.IsEmpty)
            WriteTexts(track.Texts, isDisc: false);
        foreach (var part in track.Parts)
            text.Append(Of(part)).Append('\n');
        foreach (var index in track.Indexes)
            text.Append($"INDEX {SheetTime.ToText(index)}\n");
    }

    private static string Of(TocPart part) => part switch
    {
        TocAudioFile file => $"FILE {TocStrings.Encode(file.Name)}{(file.IsSwapped ? " SWAP" : "")}{Offset(file.Offset)} {file.Start}{Length(file.Length)}",
        TocDataFile file => $"DATAFILE {TocStrings.Encode(file.Name)}{Offset(file.Offset)}{Length(file.Length)}",
        TocSilence silence => $"SILENCE {silence.Length}",
        TocZero zero => $"ZERO {Word(zero.Mode)}{Word(zero.Subchannel)}{zero.Length}",
        TocPregap pregap => $"PREGAP {SheetTime.ToText(pregap.Length)}",
        TocStart start => $"START{Length(start.At is { } at ? TocLength.Of(at) : null)}",
        TocEnd end => $"END{Length(end.At is { } at ? TocLength.Of(at) : null)}",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static string Offset(long bytes) => bytes == 0 ? "" : $" #{bytes}";

    private static string Length(TocLength? length) => length is { } said ? $" {said}" : "";

    private static string Word(TocTrackMode? mode) => mode is { } said ? $"{TocWords.Of(said)} " : "";

    private static string Word(TocSubchannel? subchannel) => subchannel is { } said and not TocSubchannel.None ? $"{TocWords.Of(said)} " : "";

    private void WriteTexts(ImmutableArray<TocText> blocks, bool isDisc)
    {
        text.Append("CD_TEXT {\n");
        if (isDisc && !toc.Languages.IsEmpty)
        {
            text.Append("  LANGUAGE_MAP {\n");
            foreach (var (number, language) in toc.Languages)
                text.Append($"    {number} : {(language == CdTextLanguage.English ? "EN" : $"{(byte)language}")}\n");
            text.Append("  }\n");
        }

        foreach (var block in blocks)
        {
            text.Append($"  LANGUAGE {block.Number} {{\n");
            if (block.Encoding is { } said)
                text.Append($"    {TocWords.Of(said)}\n");
            var encoding = TocCdText.EncodingOf(toc, block);
            foreach (var (kind, words, bytes) in block.Items)
                text.Append($"    {TocWords.Of(kind)} {(bytes is { } binary ? Bytes(binary) : TocStrings.Encode(words, encoding))}\n");
            text.Append("  }\n");
        }

        text.Append("}\n");
    }

    /// <summary>Twelve bytes a line, as many as a pack has.</summary>
    private static string Bytes(ByteString bytes)
    {
        var lines = bytes.Span.ToArray().Chunk(CdTextPack.TextLength).Select(chunk => string.Join(", ", chunk));
        return bytes.IsEmpty ? "{ }" : $"{{ {string.Join(",\n      ", lines)} }}";
    }
}
