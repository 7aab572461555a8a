using System.Text.Json.Serialization.Metadata;

namespace OpenImapi.Cli;

/// <summary>Speaks to people.</summary>
internal sealed class TextReporter(Page page, IProgressView? progress, TextWriter error, GlobalSettings settings) : Reporter
{
    private readonly Lock gate = new();

    public override void Warn(string text) => Say(error, $"warning: {text}");

    public override void Note(string text)
    {
        if (!settings.Quiet)
            Say(null, text);
    }

    public override void Advance(in Advance advance)
    {
        lock (gate)
            progress?.Show(advance);
    }

    public override void Answer<T>(T document, JsonTypeInfo<T> type, Action<Page> draw)
    {
        lock (gate)
        {
            progress?.End(done: true);
            draw(page);
        }
    }

    public override void Result<T>(T document, JsonTypeInfo<T> type, Action<Page> draw)
    {
        if (!settings.Quiet)
            Answer(document, type, draw);
    }

    public override ExitCode Fail(Failure failure)
    {
        lock (gate)
        {
            progress?.End(done: false);
            error.WriteLine($"imapi: {failure.Happened}");
            if (failure.Advice.Length > 0)
                error.WriteLine($"  {failure.Advice}");
            if (settings.Verbose)
                foreach (var line in failure.Details())
                    error.WriteLine($"  {line}");
        }

        return failure.Code;
    }

    public override void Dispose() => progress?.Dispose();

    private void Say(TextWriter? to, string line)
    {
        lock (gate)
        {
            if (progress is not null)
                progress.Say(to ?? page.Writer, line);
            else
                (to ?? page.Writer).WriteLine(line);
        }
    }
}
