namespace OpenImapi.Cli;

/// <summary>Speaks to people.</summary>
internal sealed class TextReporter(Page page, IProgressView? progress, IConsole console, GlobalSettings settings) : Reporter
{
    private readonly Lock gate = new();
    private readonly TextWriter error = console.Error;
    private readonly int errorWidth = console.ErrorIsTerminal ? console.Width : int.MaxValue;

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

    public override void Answer<T>(T document, Action<Page> draw)
    {
        lock (gate)
        {
            progress?.End(done: true);
            draw(page);
        }
    }

    public override void Show<T>(T document, Action<Page> draw) => Result(document, page =>
    {
        draw(page);
        page.Line();
    });

    public override void Result<T>(T document, Action<Page> draw)
    {
        if (!settings.Quiet)
            Answer(document, draw);
    }

    public override ExitCode Fail(Failure failure)
    {
        lock (gate)
        {
            progress?.End(done: false);
            Wrapping.Write(error, $"imapi: {Texts.Name(failure.Each[0])}", errorWidth);
            foreach (var other in failure.Each.Skip(1))
                Wrapping.Write(error, Texts.Name(other), errorWidth);
            if (failure.Advice.Length > 0)
                Wrapping.Write(error, Texts.Name(failure.Advice), errorWidth, indent: 2);
            if (failure.Afterword.Length > 0)
                Wrapping.Write(error, Texts.Name(failure.Afterword), errorWidth);
            if (settings.Verbose)
                foreach (var line in failure.Details())
                    error.WriteLine($"  {Texts.Name(line)}");
        }

        return failure.Code;
    }

    public override void Dispose() => progress?.Dispose();

    private void Say(TextWriter? to, string line)
    {
        line = Texts.Name(line);
        lock (gate)
        {
            if (progress is not null)
                progress.Say(to ?? page.Writer, line);
            else
                Wrapping.Write(to ?? page.Writer, line, to is null ? int.MaxValue : errorWidth);
        }
    }
}
