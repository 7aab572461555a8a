using System.ComponentModel;
using System.Diagnostics;

namespace OpenImapi;

/// <summary>Keeps the computer awake by a program of the system, which does so as long as the program that it starts runs.</summary>
/// <remarks>That one reads from a pipe of ours and ends with it. So nothing is left behind, even where this process is killed.</remarks>
/// <param name="program">The program's name or path.</param>
/// <param name="options">What it is told before the program that it shall start; <see cref="Reason"/> stands for the reason.</param>
internal sealed class ProgramInhibitor(string program, params string[] options) : ISleepInhibitor
{
    /// <summary>Stands for the reason among the options.</summary>
    public const string Reason = "{reason}";

    private const string Held = "held";

    /// <summary>A system that does not answer must not hold up a recording.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async ValueTask<SleepHold> InhibitAsync(string reason, CancellationToken cancellation = default)
    {
        Process? process = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            process = Process.Start(Order(reason))!;
            if (await process.StandardOutput.ReadLineAsync(limit.Token) == Held)
                return new(new Hold(process));
            var said = (await process.StandardError.ReadToEndAsync(limit.Token)).Trim();
            process.Dispose();
            return new($"{program} does not keep the computer awake: {(said.Length == 0 ? "it ended" : said.TrimEnd('.'))}.");
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            process?.Dispose();
            return new($"Nothing keeps the computer awake: {program} cannot be started.");
        }
        catch (OperationCanceledException)
        {
            process!.Kill(entireProcessTree: true);
            process.Dispose();
            cancellation.ThrowIfCancellationRequested();
            return new($"Nothing keeps the computer awake: {program} did not answer.");
        }
    }

    private ProcessStartInfo Order(string reason)
    {
        var order = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var option in options)
            order.ArgumentList.Add(option.Replace(Reason, reason, StringComparison.Ordinal));
        foreach (var word in (string[])["sh", "-c", $"echo {Held}; exec cat"])
            order.ArgumentList.Add(word);
        return order;
    }

    private sealed class Hold(Process process) : IDisposable
    {
        /// <summary>The end of the pipe is the end of the program behind it.</summary>
        public void Dispose()
        {
            process.StandardInput.Close();
            process.Dispose();
        }
    }
}
