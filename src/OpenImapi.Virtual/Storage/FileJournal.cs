using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>A medium's history as a file of lines, one JSON array of events for each command that changed the medium.</summary>
/// <remarks>
/// A line is added by one write, so a process that is killed leaves whole lines. A last line without its end never happened.
/// Many lines become few when a track ends, or when an overwritable medium is written on: the same history is written beside the file and takes its place.
/// </remarks>
internal sealed class FileJournal : IDiscJournal
{
    private const byte LineEnd = (byte)'\n';
    private const int ManyLines = 256;

    private readonly string path;
    private readonly MergedHistory history;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private SafeFileHandle file;
    private long length;

    private FileJournal(string path, bool readOnly, MergedHistory history, long length) =>
        (this.path, this.history, this.length, file) = (path, history, length, OpenFile(path, readOnly));

    /// <summary>Opens a journal and adds up what it tells.</summary>
    public static (FileJournal Journal, DiscState State) Open(string path, bool readOnly)
    {
        var (history, length) = Replay(path);
        return (new(path, readOnly, history, length), DiscState.Blank.After(history.Events));
    }

    /// <summary>Starts a journal with what happened before there was one.</summary>
    public static void Create(string path, IReadOnlyList<DiscEvent> events)
    {
        using var journal = new FileJournal(path, readOnly: false, new(), 0);
        if (events.Count > 0)
            journal.Append(events);
    }

    public void Append(IReadOnlyList<DiscEvent> events)
    {
        history.Add(events);
        buffer.ResetWrittenCount();
        WriteLine(events);
        RandomAccess.Write(file, buffer.WrittenSpan, length);
        length += buffer.WrittenCount;
        if (history.Lines > ManyLines + history.Events.Count && events.Any(happened => happened is TrackClosed or SessionWritten or BlocksOverwritten or BlocksPlaced or FormatAdvanced))
            Shorten();
    }

    public void Dispose() => file.Dispose();

    private void Shorten()
    {
        buffer.ResetWrittenCount();
        foreach (var happened in history.Events)
            WriteLine([happened]);
        var shorter = $"{path}.tmp";
        File.WriteAllBytes(shorter, buffer.WrittenSpan);
        file.Dispose();
        File.Move(shorter, path, overwrite: true);
        file = OpenFile(path, readOnly: false);
        (length, history.Lines) = (buffer.WrittenCount, history.Events.Count);
    }

    private void WriteLine(IReadOnlyList<DiscEvent> events)
    {
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var happened in events)
                JsonSerializer.Serialize(writer, happened, StoredJson.Default.DiscEvent);
            writer.WriteEndArray();
        }

        buffer.Write([LineEnd]);
    }

    private static SafeFileHandle OpenFile(string path, bool readOnly) => File.OpenHandle(path, readOnly ? FileMode.Open : FileMode.OpenOrCreate,
        readOnly ? FileAccess.Read : FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    private static (MergedHistory History, long Length) Replay(string path)
    {
        var (history, length) = (new MergedHistory(), 0L);
        ReadOnlySpan<byte> bytes = File.Exists(path) ? SharedFile.ReadAllBytes(path) : [];
        for (var end = bytes.IndexOf(LineEnd); end >= 0; end = bytes.IndexOf(LineEnd))
        {
            history.Add(Parse(bytes[..end], path, history.Lines + 1));
            length += end + 1;
            bytes = bytes[(end + 1)..];
        }

        return (history, length);
    }

    private static List<DiscEvent> Parse(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            var events = new List<DiscEvent>();
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                events.Add(JsonSerializer.Deserialize(ref reader, StoredJson.Default.DiscEvent)!);
            return events;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new DiscException(VirtualErrors.DamagedMedium, $"Line {number} of {path} makes no sense.", inner: e);
        }
    }
}
