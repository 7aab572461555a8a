using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OpenImapi.Cli;

/// <summary>Speaks to programs: an answer is one document; an operation writes one object a line, the last a result or an error.</summary>
internal sealed class JsonReporter(TextWriter output, TextWriter error, GlobalSettings settings, bool isQuery, TimeProvider clock) : Reporter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly JsonSerializerOptions lineForm = FormOf(indented: false);
    private readonly Dictionary<string, Told> told = [];

    public override void Warn(string text)
    {
        if (isQuery)
            error.WriteLine($"warning: {text}");
        else
            Write(new WarningEvent(text));
    }

    public override void Note(string text)
    {
        if (!settings.Quiet && !isQuery)
            Write(new NoteEvent(text));
    }

    public override void Advance(in Advance advance)
    {
        if (settings.Quiet || isQuery || advance.Phase.Length == 0)
            return;
        lock (gate)
        {
            var whole = advance.Total > 0 && advance.Done >= advance.Total;
            var last = told.GetValueOrDefault(advance.Drive ?? "");
            var begins = last.Phase != advance.Phase || (!last.Moved && advance.Done > 0);
            if (!begins && !whole && clock.GetElapsedTime(last.At) < Pause)
                return;
            told[advance.Drive ?? ""] = new(advance.Phase, advance.Done > 0, clock.GetTimestamp());
            Write(ProgressEvent.Of(advance));
        }
    }

    public override void Answer<T>(T document, Action<Page> draw)
    {
        lock (gate)
        {
            using var text = new Utf8TextStream(output);
            JsonSerializer.Serialize(text, document, TypeIn<T>(FormOf(indented: true)));
            output.WriteLine();
        }
    }

    public override void Show<T>(T document, Action<Page> draw)
    {
        if (!settings.Quiet)
            Write(document);
    }

    public override void Result<T>(T document, Action<Page> draw) => Write(document);

    public override ExitCode Fail(Failure failure)
    {
        Write(ErrorEvent.Of(failure));
        error.WriteLine($"imapi: {Texts.Name(failure.Happened)}");
        if (settings.Verbose)
            foreach (var line in failure.Details())
                error.WriteLine($"  {line}");
        return failure.Code;
    }

    public override void Dispose() => output.Flush();

    private void Write<T>(T document)
    {
        lock (gate)
            output.WriteLine(JsonSerializer.Serialize(document, TypeIn<T>(lineForm)));
    }

    private static JsonTypeInfo<T> TypeIn<T>(JsonSerializerOptions form) => (JsonTypeInfo<T>)form.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions FormOf(bool indented) =>
        new(Documents.Default.Options) { WriteIndented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>What was said last of a drive.</summary>
    private readonly record struct Told(string? Phase, bool Moved, long At);
}
