using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OpenImapi.Cli;

/// <summary>Speaks to programs: an answer is one document; an operation writes one object a line, the last a result or an error.</summary>
internal sealed class JsonReporter(TextWriter output, TextWriter error, GlobalSettings settings, bool isQuery, TimeProvider clock) : Reporter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private string phase = "";
    private bool moved;
    private long told;

    public override void Warn(string text)
    {
        if (isQuery)
            error.WriteLine($"warning: {text}");
        else
            Line(new WarningEvent(text), Documents.Default.WarningEvent);
    }

    public override void Note(string text)
    {
        if (!settings.Quiet && !isQuery)
            Line(new NoteEvent(text), Documents.Default.NoteEvent);
    }

    public override void Advance(in Advance advance)
    {
        if (settings.Quiet || isQuery)
            return;
        lock (gate)
        {
            var whole = advance.Total > 0 && advance.Done >= advance.Total;
            var begins = phase != advance.Phase || (!moved && advance.Done > 0);
            if (!begins && !whole && clock.GetElapsedTime(told) < Pause)
                return;
            (phase, moved, told) = (advance.Phase, advance.Done > 0, clock.GetTimestamp());
            Line(ProgressEvent.Of(advance), Documents.Default.ProgressEvent);
        }
    }

    public override void Answer<T>(T document, JsonTypeInfo<T> type, Action<Page> draw) => Write(document, type, indented: true);

    public override void Result<T>(T document, JsonTypeInfo<T> type, Action<Page> draw) => Line(document, type);

    public override ExitCode Fail(Failure failure)
    {
        Line(ErrorEvent.Of(failure), Documents.Default.ErrorEvent);
        error.WriteLine($"imapi: {failure.Happened}");
        if (settings.Verbose)
            foreach (var line in failure.Details())
                error.WriteLine($"  {line}");
        return failure.Code;
    }

    public override void Dispose() => output.Flush();

    private void Line<T>(T document, JsonTypeInfo<T> type) => Write(document, type, indented: false);

    private void Write<T>(T document, JsonTypeInfo<T> type, bool indented)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
            JsonSerializer.Serialize(writer, document, type);
        lock (gate)
            output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
