using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenImapi.Cli;

/// <summary>Progress as a bar for each phase, redrawn in place.</summary>
internal sealed class ProgressBars(Terminal terminal, TimeProvider clock) : IProgressView
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private Advance last;
    private long drawn;
    private Live? live;

    public void Show(in Advance advance)
    {
        var isNew = live is null || advance.Phase != last.Phase;
        if (isNew)
        {
            End(done: true);
            live = new(terminal, advance);
        }

        last = advance;
        live!.Set(advance);
        if (!isNew && advance.Done < advance.Total && clock.GetElapsedTime(drawn) < Pause)
            return;
        drawn = clock.GetTimestamp();
        live.Draw();
    }

    public void Say(TextWriter to, string line)
    {
        if (live is null)
            to.WriteLine(line);
        else
            live.Say(line);
    }

    public void End(bool done)
    {
        live?.Finish(done);
        live = null;
    }

    public void Dispose() => End(done: false);

    /// <summary>Spectre's live display, which runs until its task ends: one for each phase, so that finished bars stay on the screen.</summary>
    private sealed class Live
    {
        private const int BarWidth = 24;
        private readonly TaskCompletionSource finished = new();
        private readonly IAnsiConsole console;
        private readonly Task running;
        private readonly Pace pace;
        private ProgressContext context = null!;
        private ProgressTask bar = null!;

        public Live(Terminal terminal, in Advance advance)
        {
            console = SpectreConsole.On(terminal);
            pace = new() { Advance = advance };
            var title = advance.Title.PadRight(10);
            var hasLength = advance.Total > 0;
            ProgressColumn[] columns = hasLength
                ? [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), pace]
                : [new TaskDescriptionColumn { Alignment = Justify.Left }, new SpinnerColumn(Spinner.Known.Line), pace];
            running = console.Progress().AutoRefresh(false).Columns(columns).StartAsync(progress =>
            {
                context = progress;
                bar = progress.AddTask(Markup.Escape(title), maxValue: hasLength ? 100 : 1);
                return finished.Task;
            });
        }

        public void Set(in Advance advance)
        {
            pace.Advance = advance;
            if (advance.Total > 0)
                bar.Value = 100.0 * advance.Done / advance.Total;
        }

        public void Draw() => context.Refresh();

        public void Say(string line) => console.WriteLine(line);

        public void Finish(bool done)
        {
            if (done)
                bar.Value = bar.MaxValue;
            pace.IsOver = true;
            finished.SetResult();
            running.GetAwaiter().GetResult();
        }
    }

    /// <summary>Speed, time left and buffer, as far as they are known.</summary>
    private sealed class Pace : ProgressColumn
    {
        public Advance Advance { get; set; }

        public bool IsOver { get; set; }

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var shown = IsOver ? Advance with { Buffer = null, Remaining = null } : Advance;
            return new Text(Texts.Pace(shown)) { Overflow = Overflow.Ellipsis };
        }
    }
}
