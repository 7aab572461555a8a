using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>A medium's history as a file of lines, one JSON array of events for each command that changed the medium.</summary>
/// <remarks>A line is added by one write, so a process that is killed leaves whole lines. A last line without its end never happened.</remarks>
internal sealed class FileJournal : IDiscJournal
{
    private const byte LineEnd = (byte)'\n';
    private readonly SafeFileHandle file;
    private readonly ArrayBufferWriter<byte> line = new();
    private long length;

    private FileJournal(SafeFileHandle file, long length) => (this.file, this.length) = (file, length);

    /// <summary>Opens a journal and adds up what it tells.</summary>
    public static (FileJournal Journal, DiscState State) Open(string path, bool readOnly)
    {
        var (state, length) = Replay(path);
        var (mode, access) = readOnly ? (FileMode.Open, FileAccess.Read) : (FileMode.OpenOrCreate, FileAccess.ReadWrite);
        return (new(File.OpenHandle(path, mode, access, FileShare.ReadWrite), length), state);
    }

    /// <summary>Starts a journal with what happened before there was one.</summary>
    public static void Create(string path, IReadOnlyList<DiscEvent> events)
    {
        using var journal = new FileJournal(File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write), 0);
        if (events.Count > 0)
            journal.Append(events);
    }

    public void Append(IReadOnlyList<DiscEvent> events)
    {
        line.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartArray();
            foreach (var happened in events)
                JsonSerializer.Serialize(writer, happened, StoredJson.Default.DiscEvent);
            writer.WriteEndArray();
        }

        line.Write([LineEnd]);
        RandomAccess.Write(file, line.WrittenSpan, length);
        length += line.WrittenCount;
    }

    public void Dispose() => file.Dispose();

    private static (DiscState State, long Length) Replay(string path)
    {
        if (!File.Exists(path))
            return (DiscState.Blank, 0);
        var (state, length, number) = (DiscState.Blank, 0L, 0);
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        for (var end = bytes.IndexOf(LineEnd); end >= 0; end = bytes.IndexOf(LineEnd))
        {
            number++;
            state = state.After(Parse(bytes[..end], path, number));
            length += end + 1;
            bytes = bytes[(end + 1)..];
        }

        return (state, length);
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
